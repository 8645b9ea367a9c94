package com.traveease.schema.authoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.traveease.schema.alteration.DiffStatement;
import com.traveease.schema.alteration.StatementsOf;
import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.model.Declaration;
import com.traveease.schema.model.Model;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.schema.scratch.ScratchRefusedException;
import com.traveease.schema.scratch.ScratchSchema;
import com.traveease.schema.scratch.Stop;
import com.traveease.schema.script.Script;
import com.traveease.schema.server.MySqlVersion;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.Identifiers;

/** A scratch schema in which descriptions become schemas, one after the other, to be read back in the server's words. */
public final class Workbench implements AutoCloseable {

    /** Tables before what is on them; views when there are functions; what fails for want of another is tried again. */
    private static final List<ObjectKind> ORDER = List.of(ObjectKind.TABLE, ObjectKind.INDEX, ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE, ObjectKind.VIEW, ObjectKind.TRIGGER, ObjectKind.EVENT);

    private final ScratchSchema scratch;

    private Workbench(ScratchSchema scratch) {
        this.scratch = scratch;
    }

    /**
     * @param connections to the server on which it is
     * @param schema that it is made for, and whose character set it has
     * @throws MigrationRefusedException when the account may not make one; with the GRANT
     */
    public static Workbench open(ConnectionSource connections, String schema) throws SQLException {
        try {
            return new Workbench(ScratchSchema.create(connections, schema));
        } catch (ScratchRefusedException e) {
            throw new MigrationRefusedException(e.getMessage(), e);
        }
    }

    /**
     * What the scripts make, up to a revision.
     *
     * @param revision empty for the head
     */
    public SchemaText scripts(Revisions revisions, Optional<String> revision) throws SQLException {
        renew();
        Target target = revision.map(Target::parse).orElse(Target.HEAD);
        run(revisions, target.in(revisions, () -> {
            throw new InvalidTargetException(("scripts@%s would depend on what a database has: name a revision, head or base.")
                    .formatted(revision.orElse("")));
        }), revision.isEmpty());
        return scratch.text();
    }

    /** @param last empty for base */
    private void run(Revisions revisions, Optional<Revision> last, boolean all) throws SQLException {
        List<Script> scripts = new ArrayList<>();
        revisions.all().stream().filter(one -> last.isPresent() && one.version().compareTo(last.get().version()) <= 0)
                .forEach(one -> scripts.add(one.upgrade()));
        if (all) {
            revisions.repeatables().forEach(one -> scripts.add(one.script()));
        }
        for (Script script : scripts) {
            Optional<Stop> stop;
            try {
                stop = scratch.run(script);
            } catch (ScratchRefusedException e) {
                throw new MigrationRefusedException(e.getMessage(), e);
            }
            if (stop.isPresent()) {
                throw new MigrationRefusedException("The scripts cannot be run in a scratch schema: %s %s there: %s."
                        .formatted(stop.get().where(), switch (stop.get().cause()) {
                            case FAILED -> "failed";
                            case NOT_TRIED -> "cannot be tried";
                        }, stop.get().message()));
            }
        }
    }

    /** What a model declares, in whatever order it does. */
    public SchemaText model(Model model) throws SQLException {
        renew();
        List<Declaration> open = new ArrayList<>(model.declarations());
        open.sort(Comparator.comparingInt(declaration -> ORDER.indexOf(declaration.kind())));
        try (Connection connection = scratch.open(); java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.execute("SET SESSION foreign_key_checks = 0");
            while (!open.isEmpty()) {
                int before = open.size();
                List<String> failures = new ArrayList<>();
                open.removeIf(declaration -> isMade(connection, declaration, failures));
                if (open.size() == before) {
                    throw new MigrationRefusedException(
                            "The server does not accept the model: %s. Nothing was changed.".formatted(failures.get(0)));
                }
            }
        }
        SchemaText text = scratch.text();
        requireParents(text, model);
        return text;
    }

    /** A server whose foreign_key_checks are off takes a key to a table that is not there. */
    private static void requireParents(SchemaText text, Model model) {
        for (TableText table : text.tables().values()) {
            for (String parent : table.parents()) {
                if (text.tables().keySet().stream().noneMatch(parent::equalsIgnoreCase)) {
                    String source = model.declarations().stream().filter(one -> one.kind() == ObjectKind.TABLE
                            && one.name().equalsIgnoreCase(table.name())).map(Declaration::source).findFirst()
                            .orElse("the model");
                    throw new MigrationRefusedException(
                            ("The server does not accept the model: %s (table %s): a foreign key refers "
                                    + "to the table %s, which the model does not declare. Nothing was changed.")
                                    .formatted(source,
                                            table.name(), parent));
                }
            }
        }
    }

    private boolean isMade(Connection connection, Declaration declaration, List<String> failures) {
        Optional<String> refusal = scratch.refusal(declaration.sql());
        if (refusal.isPresent()) {
            throw new MigrationRefusedException("%s cannot be tried in a scratch schema: %s.".formatted(declaration.source(),
                    refusal.get()));
        }
        try {
            scratch.runHere(connection, declaration.sql());
            return true;
        } catch (SQLException e) {
            failures.add("%s (%s %s): %s (error %d)%s".formatted(declaration.source(), declaration.kind().words(),
                    declaration.name(), ServerMessage.of(e), e.getErrorCode(), tooOld(connection, declaration.sql())));
            return false;
        }
    }

    private static String tooOld(Connection connection, String sql) {
        try {
            return LaterFeature.missing(sql, MySqlVersion.of(connection.getMetaData().getDatabaseProductVersion()))
                    .map(". It has "::concat).orElse("");
        } catch (SQLException e) {
            return ""; // what the server said is enough
        }
    }

    /** Makes what was read elsewhere, without its rows. */
    public void copy(SchemaText text) throws SQLException {
        renew();
        try (Connection connection = scratch.open(); java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.execute("SET SESSION foreign_key_checks = 0, sql_mode = ''");
            for (TableText table : new TreeMap<>(text.tables()).values()) {
                for (DiffStatement statement : StatementsOf.table(table)) {
                    scratch.runHere(connection, statement.sql());
                }
            }
        }
        try (Connection connection = scratch.open()) {
            for (DiffStatement statement : StatementsOf.stored(text)) {
                scratch.runHere(connection, statement.sql());
            }
        }
    }

    /**
     * Runs statements on what is there now.
     *
     * @return what the server says against one of them; empty when all were accepted
     */
    public Optional<String> run(List<DiffStatement> statements) throws SQLException {
        try (Connection connection = scratch.open()) {
            for (DiffStatement statement : statements) {
                Optional<String> refusal = scratch.refusal(statement.sql());
                if (refusal.isPresent()) {
                    return Optional.of("%s: %s".formatted(beginning(statement.sql()), refusal.get()));
                }
                try {
                    scratch.runHere(connection, statement.sql());
                } catch (SQLException e) {
                    if (!connection.isValid(10)) {
                        throw e;
                    }
                    return Optional.of("%s: %s (error %d)".formatted(beginning(statement.sql()), ServerMessage.of(e),
                            e.getErrorCode()));
                }
            }
        }
        return Optional.empty();
    }

    private static String beginning(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }

    /**
     * Copies rows of another schema of the same server into what is there now.
     *
     * @return by table, how many; tables that are not in both are left out
     */
    public Map<String, Integer> rows(String schema, Set<String> tables, int most, CopiedRows.Which which)
            throws SQLException {
        // Rows are to be what they are there: no trigger changes them, refuses them or writes others.
        SchemaText now = scratch.text();
        List<StoredText> triggers = now.stored().stream().filter(one -> one.kind() == ObjectKind.TRIGGER).toList();
        try (Connection connection = scratch.open()) {
            for (StoredText trigger : triggers) {
                scratch.runHere(connection, "DROP TRIGGER " + Identifiers.quoted(trigger.name()));
            }
        }
        Map<String, Integer> copied;
        try (Connection connection = scratch.open()) {
            copied = new CopiedRows(connection, schema, scratch.name()).of(tables, most, which);
        }
        try (Connection connection = scratch.open()) {
            for (DiffStatement statement : StatementsOf.stored(now.withStored(triggers))) {
                scratch.runHere(connection, statement.sql());
            }
        }
        return copied;
    }

    /** The scratch schema's. */
    public String name() {
        return scratch.name();
    }

    /** Why a statement cannot be tried in the scratch schema; empty when it can. */
    public Optional<String> refusal(String sql) {
        return scratch.refusal(sql);
    }

    /** A connection whose default schema is the scratch schema; the caller closes it. */
    public Connection open() throws SQLException {
        return scratch.open();
    }

    /** What is there now. */
    public SchemaText text() throws SQLException {
        return scratch.text();
    }

    private void renew() throws SQLException {
        try {
            scratch.renew();
        } catch (ScratchRefusedException e) {
            throw new MigrationRefusedException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        scratch.close();
    }
}
