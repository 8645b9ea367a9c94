package com.traveease.schema.cli.authoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.authoring.Authoring;
import com.traveease.schema.authoring.Authoring.Reading;
import com.traveease.schema.authoring.Authoring.Told;
import com.traveease.schema.authoring.Side;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.Terminal;
import com.traveease.schema.config.Environment;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.diff.RenameCandidate;
import com.traveease.schema.diff.Renames;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.server.ServerMessage;

/** What the commands that compare schemas share: connections, and who is asked about names. */
final class Comparing {

    private Comparing() {
    }

    /** @param sides of the comparison; where no database is configured, the first one that is a database has its place */
    static Authoring open(SchemaCommand command, Revisions revisions, Side... sides) {
        Optional<String> first = Stream.of(sides).filter(Side.Server.class::isInstance).map(Side.Server.class::cast)
                .map(Side.Server::url).findFirst();
        boolean configured = first.isEmpty() || command.configuration().address().isPresent();
        return new Authoring(reading(configured ? command.address() : elsewhere(command, first.orElseThrow())), revisions,
                url -> reading(elsewhere(command, url)));
    }

    private static DatabaseAddress elsewhere(SchemaCommand command, String url) {
        return Environment.address(command.environment().configuration(Optional.of(url)));
    }

    static Reading reading(DatabaseAddress address) {
        return Reading.of(new Database(address));
    }

    static Side side(String text, Optional<String> model) {
        Side declared = model.map(told -> Side.parse(told, new Side.BuiltInModel())).orElseGet(Side.BuiltInModel::new);
        return Side.parse(text, declared);
    }

    /**
     * The built-in model describes what the built-in scripts make. Compared with other scripts, it would drop all of their
     * tables.
     *
     * @throws InvalidTargetException when the scripts are others
     */
    static void requireOwnModel(Revisions scripts, Side... sides) {
        if (List.of(sides).stream().noneMatch(Side.BuiltInModel.class::isInstance) || scripts.all().isEmpty()) {
            return;
        }
        String first = ScriptFolder.builtIn().all().get(0).id();
        if (scripts.all().stream().noneMatch(revision -> revision.id().equals(first))) {
            throw new InvalidTargetException(
                    ("The built-in model belongs to the built-in scripts, and %s is not one of them. Name the model of these "
                            + "scripts: --model filesystem:DIR. Nothing was written.").formatted(first));
        }
    }

    static Told told(List<String> renames, List<String> kept) {
        try {
            return new Told(Renames.parse(renames), kept);
        } catch (IllegalArgumentException e) {
            throw new InvalidTargetException(e.getMessage());
        }
    }

    interface Attempt {
        Authoring.Result with(Told told) throws SQLException;
    }

    /**
     * Asks at the terminal about each possible rename until all are decided.
     *
     * @return with candidates left when there is no terminal
     */
    static Authoring.Result decided(Told told, PrintWriter err, Attempt attempt) {
        Told known = told;
        try {
            Authoring.Result result = attempt.with(known);
            while (!result.candidates().isEmpty() && Terminal.isAnswering()) {
                known = ask(known, result.candidates().get(0), err);
                result = attempt.with(known);
            }
            return result;
        } catch (SQLException e) {
            throw new MigrationRefusedException("The schemas could not be read: %s (error %d). Nothing was changed."
                    .formatted(ServerMessage.of(e), e.getErrorCode()), e);
        }
    }

    private static Told ask(Told told, RenameCandidate candidate, PrintWriter err) {
        String kind = candidate.isTable() ? "table" : "column";
        while (true) {
            err.printf("Was the %s %s renamed to %s?%n  y: it is renamed, and its rows stay.%n"
                    + "  n: %s is dropped with what is in it, and %s begins empty.%nAnswer y or n: ", kind, candidate.before(),
                    candidate.after(), candidate.before(), candidate.after());
            err.flush();
            String answer = line();
            if (answer.equalsIgnoreCase("y")) {
                List<String> renames = new ArrayList<>();
                renames.add(candidate.before() + "=" + candidate.after());
                return new Told(told.renames().with(Renames.parse(renames)), told.kept());
            }
            if (answer.equalsIgnoreCase("n")) {
                List<String> kept = new ArrayList<>(told.kept());
                kept.add(candidate.before());
                return new Told(told.renames(), kept);
            }
        }
    }

    private static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new InvalidTargetException("No answer was given. Nothing was written.");
            }
            return line.strip();
        } catch (IOException e) {
            throw new InvalidTargetException("No answer could be read: %s. Nothing was written.".formatted(e.getMessage()));
        }
    }

    static List<String> options(List<RenameCandidate> candidates) {
        return candidates.stream().map(one -> one.option() + " or " + one.denial()).toList();
    }

    /** What to choose from, for a script or a pipeline. */
    static void printCandidates(List<RenameCandidate> candidates, PrintWriter err) {
        err.println("These may be renames; this cannot be determined from the schemas. Nothing was written. Choose for each:");
        candidates.forEach(candidate -> err.println("  %s   or   %s".formatted(candidate.option(), candidate.denial())));
    }
}
