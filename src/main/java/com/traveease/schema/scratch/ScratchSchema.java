package com.traveease.schema.scratch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
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
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.sql.Sha256;
import com.traveease.schema.statement.Statement;

/**
 * A schema beside the real one, for trying scripts. It is dropped at the end; what a killed process left of one is dropped by
 * the next, which knows it by its name and by the marker table that is made in it before anything else. Two processes must not
 * examine one schema at a time.
 */
public final class ScratchSchema implements AutoCloseable {

    /** Errors that say that a privilege on this schema is missing. */
    private static final Set<Integer> NOT_GRANTED_HERE = Set.of(MySqlErrors.DBACCESS_DENIED_ERROR,
            MySqlErrors.TABLEACCESS_DENIED_ERROR, MySqlErrors.PROCACCESS_DENIED_ERROR);
    /** A backup that locks everything would have us wait for a year. */
    private static final String BOUNDED = "SET SESSION lock_wait_timeout = 60";

    private final ConnectionSource connections;
    private final String schema;
    private final String name;
    private final Connection owner;
    private final MarkedSchema marked;
    /** Of events, by name in lower case, what they would be if they were awake. */
    private final Map<String, String> eventStatus = new HashMap<>();
    private Confinement confinement;

    private ScratchSchema(ConnectionSource connections, String schema, Connection owner) {
        this.connections = connections;
        this.schema = schema;
        this.name = nameFor(schema);
        this.owner = owner;
        this.marked = new MarkedSchema(owner, schema, name);
    }

    /** Always the same for one schema, so that a leftover is found. */
    public static String nameFor(String schema) {
        return MarkedSchema.MARKER + "_" + Sha256.hex(schema, 8);
    }

    /**
     * Makes it, empty, with character set and collation of the real one.
     *
     * @throws ScratchRefusedException when the account may not, or when a schema of this name has something of somebody else
     */
    public static ScratchSchema create(ConnectionSource connections, String schema) throws SQLException {
        Connection owner = connections.open();
        try {
            ScratchSchema scratch = new ScratchSchema(connections, schema, owner);
            scratch.marked.execute(BOUNDED);
            scratch.marked.lock();
            scratch.renew();
            return scratch;
        } catch (SQLException | RuntimeException e) {
            close(owner, e);
            throw e;
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
        marked.make();
        confinement = new Confinement(marked.schemas());
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
                        throw marked.explained(e);
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
            StatementEdit cut = StatementEdit.of(sql);
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

    @Override
    public void close() throws SQLException {
        try (owner) {
            marked.dropIfOurs();
        }
    }
}
