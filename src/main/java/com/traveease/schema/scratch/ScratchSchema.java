package com.traveease.schema.scratch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.definition.Definitions;
import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaDefinition;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.revision.HistoryRules;
import com.traveease.schema.script.Script;
import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Sha256;
import com.traveease.schema.statement.Statement;

/**
 * A schema beside the real one, for trying scripts. It is dropped at the end; what a killed process left of one is dropped by
 * the next, which knows it by its name and by the marker table that is made in it before anything else. Two processes must not
 * examine one schema at a time.
 */
public final class ScratchSchema implements AutoCloseable {

    static final String MARKER = "traveease_schema_scratch";

    private static final Set<Integer> NOT_ALLOWED = Set.of(MySqlErrors.DBACCESS_DENIED_ERROR, MySqlErrors.ACCESS_DENIED_ERROR,
            MySqlErrors.TABLEACCESS_DENIED_ERROR, MySqlErrors.SPECIFIC_ACCESS_DENIED_ERROR,
            MySqlErrors.PROCACCESS_DENIED_ERROR);
    /** Of these the ones that say that a privilege on this schema is missing. */
    private static final Set<Integer> NOT_GRANTED_HERE = Set.of(MySqlErrors.DBACCESS_DENIED_ERROR,
            MySqlErrors.TABLEACCESS_DENIED_ERROR, MySqlErrors.PROCACCESS_DENIED_ERROR);
    /** A backup that locks everything would have us wait for a year. */
    private static final String BOUNDED = "SET SESSION lock_wait_timeout = 60";

    private final ConnectionSource connections;
    private final String schema;
    private final String name;
    private final Connection owner;
    /** Of events, by name in lower case, what they would be if they were awake. */
    private final Map<String, String> eventStatus = new HashMap<>();
    private Confinement confinement;

    private ScratchSchema(ConnectionSource connections, String schema, Connection owner) {
        this.connections = connections;
        this.schema = schema;
        this.name = nameFor(schema);
        this.owner = owner;
    }

    /** Always the same for one schema, so that a leftover is found. */
    public static String nameFor(String schema) {
        return MARKER + "_" + Sha256.hex(schema, 8);
    }

    /**
     * Makes it, empty, with character set and collation of the real one.
     *
     * @throws TakeoverRefusedException when the account may not, or when a schema of this name has something of somebody else
     */
    public static ScratchSchema create(ConnectionSource connections, String schema) throws SQLException {
        Connection owner = connections.open();
        try {
            ScratchSchema scratch = new ScratchSchema(connections, schema, owner);
            scratch.execute(BOUNDED);
            scratch.lock();
            scratch.renew();
            return scratch;
        } catch (SQLException | RuntimeException e) {
            close(owner, e);
            throw e;
        }
    }

    /** Two that use one would drop it under each other. Freed with the connection. */
    private void lock() throws SQLException {
        if (!"1".equals(query("SELECT GET_LOCK('%s', 30)".formatted(name)))) {
            throw new TakeoverRefusedException(("Another process has been using %s, the schema for trying scripts, for 30 "
                    + "seconds. Nothing was changed. Try again when it has finished.").formatted(name));
        }
    }

    private static void close(Connection connection, Exception failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    public String name() {
        return name;
    }

    /** Empties it. */
    public void renew() throws SQLException {
        eventStatus.clear();
        dropIfOurs();
        try {
            execute("CREATE DATABASE %s CHARACTER SET %s COLLATE %s".formatted(Identifiers.quoted(name),
                    value("default_character_set_name"),
                    value("default_collation_name")));
            // From here to the next statement a killed process leaves an empty schema, which is nobody's.
            execute("CREATE TABLE %s.%s (made_for VARCHAR(64) CHARACTER SET utf8mb4 NOT NULL PRIMARY KEY) ENGINE = InnoDB"
                    .formatted(Identifiers.quoted(name), Identifiers.quoted(MARKER)));
        } catch (SQLException e) {
            throw explained(e);
        }
        confinement = new Confinement(schemas());
    }

    private void dropIfOurs() throws SQLException {
        if (count("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = ?") == 0) {
            return;
        }
        boolean marked = count("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ? AND table_name = '"
                + MARKER + "'") > 0;
        int things = count("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ?")
                + count("SELECT COUNT(*) FROM information_schema.routines WHERE routine_schema = ?")
                + count("SELECT COUNT(*) FROM information_schema.events WHERE event_schema = ?");
        if (!marked && things > 0) {
            throw new TakeoverRefusedException(
                    ("The schema %s is not empty and was not made by this program, which needs the name for "
                            + "trying scripts. Nothing was changed. Look whose it is, and rename or drop it.").formatted(name));
        }
        try {
            execute("DROP DATABASE " + Identifiers.quoted(name));
        } catch (SQLException e) {
            throw explained(e);
        }
    }

    /** @return the failure itself, unless the account lacks the privilege */
    private SQLException explained(SQLException cause) throws SQLException {
        if (!NOT_ALLOWED.contains(cause.getErrorCode())) {
            return cause;
        }
        // In the pattern of a GRANT an underscore stands for any character.
        String pattern = Identifiers.quoted(name.replace("_", "\\_"));
        throw new TakeoverRefusedException(
                ("The account may not use a schema for trying scripts (error %d). Nothing was changed. "
                        + "Let an administrator run: GRANT ALL PRIVILEGES ON %s.* TO %s;")
                        .formatted(cause.getErrorCode(), pattern, MissingGrant.quotedAccount(query("SELECT CURRENT_USER()"))),
                cause);
    }

    /** What it has now. */
    public SchemaDefinition read() throws SQLException {
        return SchemaDefinition.read(owner, name, HistoryRules.TABLE);
    }

    /** All that it has now, in the server's words. An event has the status that it would have anywhere else. */
    public SchemaText text() throws SQLException {
        SchemaText text = SchemaText.read(connections, name, HistoryRules.TABLE);
        return text.withStored(text.stored().stream().map(this::awake).toList());
    }

    private StoredText awake(StoredText one) {
        String status = eventStatus.get(one.name().toLowerCase(Locale.ROOT));
        return one.kind() == ObjectKind.EVENT && "ENABLE".equals(status)
                ? one.withSql(one.sql().replaceFirst("(?<= PRESERVE )DISABLE\\b", "ENABLE"))
                : one;
    }

    /** A connection whose default schema it is; the caller closes it. */
    public Connection open() throws SQLException {
        Connection connection = connections.open();
        try {
            Definitions.enter(connection, name);
            try (java.sql.Statement jdbc = connection.createStatement()) {
                jdbc.execute(BOUNDED);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            close(connection, e);
            throw e;
        }
    }

    /** Why a statement cannot be tried here; empty when it can. */
    public Optional<String> refusal(String sql) {
        return confinement.refusal(sql);
    }

    /**
     * Runs a script, on a connection of its own: what it sets goes with it.
     *
     * @return how far it came; empty when to the end
     */
    public Optional<Stop> run(Script script) throws SQLException {
        List<Statement> statements = script.statements();
        for (int i = 0; i < statements.size(); i++) {
            Optional<String> why = refusal(statements.get(i).sql());
            if (why.isPresent()) {
                return Optional.of(new Stop(script, i + 1, statements.get(i), Stop.Cause.NOT_TRIED, why.get()));
            }
        }
        try (Connection connection = open()) {
            for (int i = 0; i < statements.size(); i++) {
                try {
                    runHere(connection, statements.get(i).sql());
                } catch (SQLException e) {
                    requireConnected(connection, e);
                    if (NOT_GRANTED_HERE.contains(e.getErrorCode())) {
                        throw explained(e);
                    }
                    return Optional.of(new Stop(script, i + 1, statements.get(i), Stop.Cause.FAILED,
                            masked(e, script, statements, i).replace(name, schema)));
                }
            }
        }
        return Optional.empty();
    }

    private static String masked(SQLException e, Script script, List<Statement> statements, int at) {
        return ServerMessage.of(e,
                message -> script.secrets(() -> statements).inMessage(message, statements.get(at).sql()));
    }

    private static void requireConnected(Connection connection, SQLException failure) throws SQLException {
        if (!connection.isValid(10)) {
            throw failure;
        }
    }

    /** A statement that {@link #refusal} lets pass. An event in it is put to sleep. */
    public void runHere(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            // A driver told to connect again by itself might find itself in the real schema.
            try (ResultSet row = jdbc.executeQuery("SELECT DATABASE()")) {
                row.next();
                if (!name.equalsIgnoreCase(row.getString(1))) {
                    throw new IllegalStateException("The connection has left " + name);
                }
            }
            Cut cut = Cut.of(sql);
            jdbc.execute(cut.asleep());
            cut.eventStatus().ifPresent(event -> {
                String key = event.name().toLowerCase(Locale.ROOT);
                if (event.verb().equals("CREATE")) {
                    eventStatus.put(key, event.status().orElse("ENABLE"));
                } else {
                    event.status().ifPresent(status -> eventStatus.put(key, status));
                }
            });
        }
    }

    private Set<String> schemas() throws SQLException {
        Set<String> names = new HashSet<>();
        try (java.sql.Statement select = owner.createStatement();
                ResultSet row = select.executeQuery("SELECT schema_name FROM information_schema.schemata")) {
            while (row.next()) {
                names.add(row.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        names.addAll(Set.of("mysql", "sys", "performance_schema", schema.toLowerCase(Locale.ROOT)));
        return names;
    }

    private String value(String column) throws SQLException {
        try (PreparedStatement select = owner
                .prepareStatement("SELECT " + column + " FROM information_schema.schemata WHERE schema_name = ?")) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new TakeoverRefusedException("There is no schema '%s' that the account can see.".formatted(schema));
                }
                return row.getString(1);
            }
        }
    }

    private int count(String query) throws SQLException {
        try (PreparedStatement select = owner.prepareStatement(query)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private String query(String query) throws SQLException {
        try (java.sql.Statement select = owner.createStatement(); ResultSet row = select.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (java.sql.Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (owner) {
            dropIfOurs();
        }
    }
}
