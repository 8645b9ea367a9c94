package com.traveease.crash;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import com.traveease.development.mysql.MySqlServer;
import com.traveease.testing.PackagedProgram;

/** What a run that nobody disturbs sends to the server, and leaves there. */
record Reference(Scenario scenario, Direction direction, List<Command> commands, Snapshot snapshot) {

    static Reference of(MySqlServer server, Scenario scenario, Direction direction)
            throws IOException, SQLException, InterruptedException {
        try (TrialDatabase database = new TrialDatabase(server)) {
            if (direction == Direction.DOWNGRADE) {
                require(database.moveUp(scenario), scenario, Direction.UPGRADE);
            }
            List<Command> commands;
            try (MySqlProxy proxy = new MySqlProxy(server.port(), Optional.empty());
                    PackagedProgram program = database.start(scenario, direction, proxy.port())) {
                require(Ended.of(program), scenario, direction);
                commands = proxy.commands();
            }
            Snapshot snapshot = database.snapshot();
            if (commands.isEmpty() || !snapshot.isJournalEmpty()) {
                throw new IllegalStateException("An undisturbed %s of %s sent %d commands and left this:\n%s"
                        .formatted(direction, scenario, commands.size(), snapshot.contents()));
            }
            return new Reference(scenario, direction, commands, snapshot);
        }
    }

    private static void require(Ended ended, Scenario scenario, Direction direction) {
        if (!ended.isWell()) {
            throw new IllegalStateException("Undisturbed %s of %s: %s".formatted(direction, scenario, ended));
        }
    }

    /** Those that leave something of their own. */
    List<Point> points() {
        return Fault.all().stream()
                .flatMap(fault -> commands.stream().filter(command -> fault.isOfItsOwn(command.changes()))
                        .map(command -> new Point(scenario, direction, fault, command)))
                .toList();
    }
}
