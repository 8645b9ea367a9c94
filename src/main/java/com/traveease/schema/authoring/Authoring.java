package com.traveease.schema.authoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.traveease.schema.alteration.Declared;
import com.traveease.schema.alteration.DiffScript;
import com.traveease.schema.alteration.DiffStatement;
import com.traveease.schema.alteration.StatementGrouping;
import com.traveease.schema.connection.Database;
import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.diff.Change;
import com.traveease.schema.diff.Diff;
import com.traveease.schema.diff.RenameCandidate;
import com.traveease.schema.diff.Renames;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.model.Declaration;
import com.traveease.schema.model.Model;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.server.MySqlVersion;

/**
 * Holds two descriptions of a schema against each other, and finds the statements that lead from one to the other and back.
 * Nothing is changed but a scratch schema on the configured server, which is dropped at the end.
 */
public final class Authoring implements AutoCloseable {

    /** Connections to another server, told by its address. */
    @FunctionalInterface
    public interface Elsewhere {
        Reading at(String url);
    }

    /** A schema that can be read. */
    public record Reading(ConnectionSource connections, String schema) {

        /** A question to the server that waits longer than that many seconds for a lock fails. */
        private static final int WAIT_FOR_LOCK = 60;

        /** Of the default schema of a server. */
        public static Reading of(Database database) {
            return new Reading(() -> connect(database), database.address().schema());
        }

        private static Connection connect(Database database) throws SQLException {
            Connection connection = database.connect(Database.ANSWER_LIMIT);
            connection.setNetworkTimeout(Runnable::run, 0);
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION lock_wait_timeout = " + WAIT_FOR_LOCK);
            }
            return connection;
        }
    }

    /**
     * @param renames what is known of names
     * @param kept what is told not to have been renamed
     */
    public record Told(Renames renames, List<String> kept) {
        public static final Told NOTHING = new Told(Renames.NONE, List.of());
    }

    /**
     * @param changes in words
     * @param candidates that the author has to decide on before there can be statements
     * @param up that lead from the first side to the second; empty when they were not asked for
     * @param down that lead back
     * @param notes for the reader: what could not be compared
     */
    public record Result(List<Change> changes, List<RenameCandidate> candidates, List<DiffStatement> up,
            List<DiffStatement> down, List<String> notes) {

        public boolean isSame() {
            return changes.isEmpty();
        }

        /** Without the rename candidates, for a comparison in words only. */
        public Result withoutCandidates() {
            return new Result(changes, List.of(), up, down, notes);
        }
    }

    private final Reading live;
    private final Revisions revisions;
    private final Elsewhere elsewhere;
    private Workbench workbench;
    /** The side that the scratch schema holds now; null when it holds none of them. */
    private Side made;

    public Authoring(Reading live, Revisions revisions, Elsewhere elsewhere) {
        this.live = live;
        this.revisions = revisions;
        this.elsewhere = elsewhere;
    }

    private Workbench workbench() throws SQLException {
        if (workbench == null) {
            workbench = Workbench.open(live.connections(), live.schema());
        }
        return workbench;
    }

    /** What differs, in words. A rename counts as one thing that went and one that came unless it is told. */
    public Result difference(Side from, Side to, Told told) throws SQLException {
        SchemaText before = read(from);
        SchemaText after = read(to);
        return new Result(between(before, after, told.renames()).changes(),
                RenameCandidate.of(before, after, told.renames(), told.kept()), List.of(), List.of(),
                notes(from, before, to, after));
    }

    /**
     * What differs, and statements that were proved in a scratch schema: run on the first side they make the second, and those
     * of the way back make the first again.
     *
     * @throws MigrationRefusedException when no such statements were found; with what is left
     */
    public Result statements(Side from, Side to, Told told) throws SQLException {
        SchemaText after = read(to);
        SchemaText before = read(from);
        Diff diff = between(before, after, told.renames());
        List<RenameCandidate> candidates = RenameCandidate.of(before, after, told.renames(), told.kept());
        if (diff.isEmpty() || !candidates.isEmpty()) {
            return new Result(diff.changes(), candidates, List.of(), List.of(), notes(from, before, to, after));
        }
        List<DiffStatement> up = proved(from, before, diff, to, after);
        List<DiffStatement> down = proved(to, after, Diff.between(after, before, told.renames().inverse()), from, before);
        return new Result(diff.changes(), List.of(), up, down, notes(from, before, to, after));
    }

    /**
     * Runs proved statements once more, on rows of the live schema.
     *
     * @param most rows of each table that a change is in; those that they refer to come with them
     * @return how many rows, by table
     * @throws MigrationRefusedException when a statement fails on them; with what the server says
     */
    public Map<String, Integer> proveOnRows(Side from, Result result, Told told, int most) throws SQLException {
        read(from);
        Renames back = told.renames().inverse();
        Set<String> tables = new TreeSet<>();
        result.changes().stream().filter(change -> change.kind() != ObjectKind.VIEW && change.kind() != ObjectKind.PROCEDURE
                && change.kind() != ObjectKind.FUNCTION && change.kind() != ObjectKind.EVENT)
                .forEach(change -> tables.add(back.newName(change.table())));
        Map<String, Integer> rows = workbench().rows(live.schema(), tables, most, CopiedRows.Which.FIRST);
        Optional<String> refused = workbench().run(result.up());
        if (refused.isPresent()) {
            throw new MigrationRefusedException(
                    ("On rows of the live schema (%s) this fails: %s. Nothing was written. Change the "
                            + "rows first, or write the script by hand.").formatted(inWords(rows), refused.get()));
        }
        return rows;
    }

    private static String inWords(Map<String, Integer> rows) {
        return rows.isEmpty() ? "none were found"
                : String.join(", ", rows.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).toList());
    }

    private static Diff between(SchemaText before, SchemaText after, Renames renames) {
        List<String> collisions = renames.collisions(before);
        if (!collisions.isEmpty()) {
            throw new InvalidTargetException(String.join(" ", collisions) + " Nothing was written.");
        }
        try {
            return Diff.between(before, after, renames);
        } catch (IllegalArgumentException e) {
            throw new InvalidTargetException(e.getMessage() + " Nothing was written.");
        }
    }

    /** The first that the server accepts and that leads where it should; from many things in one statement to few. */
    private List<DiffStatement> proved(Side from, SchemaText before, Diff diff, Side to, SchemaText wanted)
            throws SQLException {
        List<String> failures = new ArrayList<>();
        Declared declared = declared(to);
        for (StatementGrouping grouping : StatementGrouping.values()) {
            List<DiffStatement> statements = DiffScript.of(diff, grouping, declared);
            if (!from.equals(made)) {
                make(from, before);
            }
            made = null;
            Optional<String> refused = workbench().run(statements);
            if (refused.isPresent()) {
                failures.add(refused.get());
                continue;
            }
            Diff left = Diff.between(workbench().text(), wanted, Renames.NONE);
            if (left.isEmpty()) {
                made = to;
                return statements;
            }
            failures.add("after them, this still differs: "
                    + String.join("; ", left.changes().stream().map(Change::words).toList()));
        }
        throw new MigrationRefusedException(("The server accepted none of the statements that were tried to get from %s to "
                + "%s. The last attempt failed: %s. Nothing was written. Make the change in two steps, or write the script "
                + "by hand.")
                .formatted(from, to, failures.get(failures.size() - 1)));
    }

    private static List<String> unreadable(SchemaText text, Side side) {
        return text.stored().stream().filter(one -> !one.isReadable())
                .map(one -> "The account may not read %s %s of %s, so it was not compared.".formatted(one.kind().words(),
                        one.name(), side))
                .toList();
    }

    private List<String> notes(Side from, SchemaText before, Side to, SchemaText after) throws SQLException {
        List<String> notes = new ArrayList<>(unreadable(before, from));
        notes.addAll(unreadable(after, to));
        notes.addAll(notes(from, to));
        return notes;
    }

    private List<String> notes(Side from, Side to) throws SQLException {
        if (!(from instanceof Side.Server) && !(to instanceof Side.Server)) {
            return List.of();
        }
        MySqlVersion first = version(from);
        MySqlVersion second = version(to);
        return first.major() == second.major() && first.minor() == second.minor() ? List.of()
                : List.of(("%s is on MySQL %s, %s on %s: features that only one of them has, or shows in a different way, "
                        + "count as differences.").formatted(from, first.text(), to, second.text()));
    }

    private MySqlVersion version(Side side) throws SQLException {
        ConnectionSource connections = side instanceof Side.Server server ? elsewhere.at(server.url()).connections()
                : live.connections();
        try (Connection connection = connections.open()) {
            return MySqlVersion.of(connection.getMetaData().getDatabaseProductVersion());
        }
    }

    private void make(Side side, SchemaText text) throws SQLException {
        if (side instanceof Side.Live || side instanceof Side.Server) {
            workbench().copy(text);
        } else {
            read(side);
        }
    }

    private SchemaText read(Side side) throws SQLException {
        if (!(side instanceof Side.Live) && !(side instanceof Side.Server)) {
            made = side;
        }
        if (side instanceof Side.Scripts scripts) {
            return workbench().scripts(revisions, scripts.revision());
        }
        if (side instanceof Side.Live) {
            return SchemaText.read(live.connections(), live.schema(), revisions.rules().table());
        }
        if (side instanceof Side.Server server) {
            Reading there = elsewhere.at(server.url());
            return SchemaText.read(there.connections(), there.schema(), revisions.rules().table());
        }
        return workbench().model(model(side));
    }

    private static Model model(Side side) {
        return side instanceof Side.Folder folder ? Model.inFolder(folder.path()) : Model.builtIn();
    }

    /** A view or program as its author wrote it, where there is one. */
    private static Declared declared(Side side) {
        if (!(side instanceof Side.BuiltInModel) && !(side instanceof Side.Folder)) {
            return Declared.NOTHING;
        }
        List<Declaration> declarations = model(side).declarations();
        return (kind, name) -> declarations.stream()
                .filter(declaration -> declaration.kind() == kind && declaration.name().equalsIgnoreCase(name))
                .map(Declaration::sql).findFirst();
    }

    @Override
    public void close() throws SQLException {
        if (workbench != null) {
            workbench.close();
        }
    }
}
