package com.traveease.crash;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.traveease.development.mysql.MySqlServer;
import com.traveease.testing.PackagedProgram;
import com.traveease.testing.TestDatabase;

/** A schema to be moved, and one beside it that the scripts know as {@code ${side}}. */
final class TrialDatabase implements AutoCloseable {

    private final TestDatabase main;
    private final String side;
    private final int serverPort;

    TrialDatabase(MySqlServer server) throws SQLException {
        this.main = TestDatabase.on(server);
        this.side = main.schema() + "_side";
        this.serverPort = server.port();
        main.execute("CREATE DATABASE " + side);
    }

    /**
     * Starts the program on this database.
     *
     * @param port of mysqld or of a proxy before it
     */
    PackagedProgram start(Scenario scenario, Direction direction, int port) throws IOException {
        return start(scenario, direction.arguments(), port);
    }

    PackagedProgram start(Scenario scenario, List<String> arguments, int port) throws IOException {
        // Without TLS, for the proxy to see what is said.
        String url = "jdbc:mysql://127.0.0.1:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true".formatted(port,
                main.schema());
        Map<String, String> environment = PackagedProgram.environment(url, main.user(), main.password());
        List<String> command = new ArrayList<>(arguments);
        command.addAll(List.of("--locations", "filesystem:" + scenario.folder(), "--placeholder", "main=" + main.schema(),
                "--placeholder", "side=" + side));
        return PackagedProgram.start(environment, command.toArray(String[]::new));
    }

    /** Runs the program on the server itself, undisturbed. */
    Ended run(Scenario scenario, Direction direction) throws IOException, InterruptedException {
        return run(scenario, direction.arguments());
    }

    Ended run(Scenario scenario, List<String> arguments) throws IOException, InterruptedException {
        try (PackagedProgram program = start(scenario, arguments, serverPort)) {
            return Ended.of(program);
        }
    }

    /** Moves it up if it is not there yet, for a trial of the way down. */
    Ended moveUp(Scenario scenario) throws IOException, SQLException, InterruptedException {
        Ended ended = run(scenario, Direction.UPGRADE);
        if (ended.isWell()) {
            writeNextNumbers();
        }
        return ended;
    }

    /**
     * Numbers of AUTO_INCREMENT that an upgrade has passed over are in the memory of the server, which loses them with a crash
     * whoever comes next; this writes them to disk, as the next row would.
     */
    void writeNextNumbers() throws SQLException {
        for (Map.Entry<String, String> number : Snapshot.nextNumbers(main).entrySet()) {
            if (!number.getValue().isEmpty()) {
                main.execute("ALTER TABLE `%s` AUTO_INCREMENT = %s".formatted(number.getKey(), number.getValue()));
            }
        }
    }

    /** The first column of every row. */
    List<String> strings(String query) throws SQLException {
        return main.strings(query);
    }

    /** SHOW CREATE of every object but the history. */
    Map<String, String> definitions() throws SQLException {
        return main.definitions();
    }

    OtherClient otherClient() {
        return new OtherClient(main, List.of(main.schema(), side));
    }

    Snapshot snapshot() throws SQLException {
        return Snapshot.of(main, side);
    }

    /** Ends connections that a failed trial left, which could hold locks, and drops both schemas. */
    @Override
    public void close() throws SQLException {
        for (String connection : main.strings("SELECT id FROM information_schema.processlist WHERE db IN ('%s', '%s') "
                .formatted(main.schema(), side) + "AND id <> CONNECTION_ID()")) {
            kill(connection);
        }
        main.execute("DROP DATABASE " + side);
        main.close();
    }

    private void kill(String id) throws SQLException {
        try (Connection connection = main.connect(); Statement statement = connection.createStatement()) {
            statement.execute("KILL " + id);
        } catch (SQLException e) {
            if (e.getErrorCode() != 1094) { // unknown: it has ended meanwhile
                throw e;
            }
        }
    }
}
