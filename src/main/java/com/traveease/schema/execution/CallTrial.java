package com.traveease.schema.execution;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

import com.traveease.schema.authoring.Workbench;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.drift.DefinitionFormat;
import com.traveease.schema.evidence.CallEvidence;
import com.traveease.schema.evidence.CallEvidence.InCopy;
import com.traveease.schema.evidence.Fingerprint.Outcome;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.unit.UserVariables;

/**
 * What became of an interrupted CALL that has changed definitions: it is run in a copy, without rows, of the schema as that was
 * before it. If the schema is what that leads to, the CALL is done; if the CALL leads there from what there is now as well, it
 * may run again.
 */
public final class CallTrial {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema");

    /** Without rows a definition takes a moment; one that waits for something is not waited for. */
    private static final int LIMIT_SECONDS = 8;
    private static final String DEFINITIONS = "SHOW SESSION STATUS WHERE variable_name REGEXP "
            + "'^Com_(alter|create|drop|rename|truncate|analyze|optimize|repair)'";

    private final ConnectionSource connections;
    private final String history;
    /** What was last read, and of which definitions: a script that calls the same helper a hundred times reads them once. */
    private String lastRead = "";
    private String lastOf = "";

    /**
     * @param connections to the server of the run
     * @param history the name of the history table
     */
    public CallTrial(ConnectionSource connections, String history) {
        this.connections = connections;
        this.history = history;
    }

    /**
     * All definitions of a schema, in one line; empty where they cannot be read, which leaves less to be found out.
     *
     * @param digest the same as long as they are
     */
    String before(String schema, String digest) {
        String of = schema + " " + digest;
        if (of.equals(lastOf)) {
            return lastRead;
        }
        try {
            lastRead = Base64.getEncoder()
                    .encodeToString(DefinitionFormat.write(SchemaText.read(connections, schema, history)));
            lastOf = of;
            return lastRead;
        } catch (SQLException | DatabaseUnavailableException e) {
            LOG.debugf(e, "The definitions of %s are not kept", schema);
            return "";
        }
    }

    /**
     * Changes nothing but the scratch schema.
     *
     * @param connection of the run, with the session that the CALL had
     * @param evidence with what {@link #before} has read
     * @throws DatabaseUnavailableException when there is no connection for it now
     * @throws SQLException when one is lost
     */
    Outcome outcome(Connection connection, String call, String evidence) throws SQLException {
        Optional<String> kept = CallEvidence.before(evidence);
        Optional<InCopy> found = kept.isEmpty() ? Optional.empty() : CallEvidence.inCopy(connection, call);
        if (found.isEmpty()) {
            return Outcome.IN_DOUBT;
        }
        InCopy copied = found.get();
        List<String> variables = variables(connection, copied);
        String schema = connection.getCatalog();
        try (Workbench bench = Workbench.open(connections, schema)) {
            SchemaText before = DefinitionFormat.read(Base64.getDecoder().decode(kept.get()));
            Optional<End> end = end(bench, before, variables, call);
            SchemaText now = SchemaText.read(connections, schema, history);
            // A definition that the server made wholly or not at all is the only thing that may have taken rows with it.
            if (end.isEmpty() || !copied.keepsRows() && end.get().statements() != 1) {
                return Outcome.IN_DOUBT;
            }
            if (isSame(end.get().schema(), now)) {
                return isSame(before, now) ? Outcome.IN_DOUBT : Outcome.FINISHED;
            }
            return copied.keepsRows()
                    && end(bench, now, variables, call).filter(again -> isSame(again.schema(), end.get().schema())).isPresent()
                            ? Outcome.NOT_STARTED
                            : Outcome.IN_DOUBT;
        } catch (SQLException e) {
            if (LostConnection.isReason(e)) {
                throw e; // what could not be asked now can be later
            }
            return notTried(e);
        } catch (IOException | MigrationRefusedException e) {
            return notTried(e);
        }
    }

    /** As SQL that gives another session the same values: a program may go by what the script has set before it. */
    private static List<String> variables(Connection connection, InCopy call) throws SQLException {
        return call.variables().isEmpty() ? List.of()
                : new UserVariables(List.of(new com.traveease.schema.statement.Statement(1,
                        "SELECT " + String.join(", ", call.variables())))).written(connection);
    }

    private static Outcome notTried(Exception reason) {
        LOG.debug("What became of an interrupted CALL could not be tried", reason);
        return Outcome.IN_DOUBT;
    }

    /** @param statements how many of them changed definitions, or could have */
    private record End(SchemaText schema, long statements) {
    }

    /** @return empty where the copy is not what was to be copied */
    private static Optional<End> end(Workbench bench, SchemaText from, List<String> variables, String call)
            throws SQLException {
        bench.copy(from);
        if (!isSame(bench.text(), from)) {
            return Optional.empty();
        }
        long statements;
        try (Connection connection = bench.open(); Statement jdbc = connection.createStatement()) {
            try (ResultSet row = jdbc.executeQuery("SELECT DATABASE()")) {
                row.next();
                if (!bench.name().equalsIgnoreCase(row.getString(1))) {
                    throw new IllegalStateException("The connection has left " + bench.name());
                }
            }
            for (String variable : variables) {
                jdbc.execute(variable);
            }
            long earlier = definitions(jdbc);
            run(connection, here(call));
            statements = definitions(jdbc) - earlier;
        }
        return Optional.of(new End(bench.text(), statements));
    }

    private static void run(Connection connection, String call) throws SQLException {
        try (Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            jdbc.setQueryTimeout(LIMIT_SECONDS);
            boolean rows = jdbc.execute(call);
            while (rows || jdbc.getUpdateCount() != -1) {
                rows = jdbc.getMoreResults();
            }
        }
    }

    private static long definitions(Statement jdbc) throws SQLException {
        long sum = 0;
        try (ResultSet row = jdbc.executeQuery(DEFINITIONS)) {
            while (row.next()) {
                sum += row.getLong(2);
            }
        }
        return sum;
    }

    /** Without the name of its schema: the copy has another. */
    private static String here(String call) {
        TokenReader reader = new TokenReader(Token.of(call));
        reader.accept("CALL");
        List<String> name = reader.dottedName();
        return "CALL " + Identifiers.quoted(name.get(name.size() - 1))
                + (reader.hasNext() ? call.substring(reader.peek().start()) : "");
    }

    /** Whoever has made them: what is made in the copy is ours. */
    private static boolean isSame(SchemaText one, SchemaText other) {
        return one.tables().equals(other.tables()) && ofNobody(one).equals(ofNobody(other));
    }

    private static List<StoredText> ofNobody(SchemaText text) {
        return text.stored().stream().map(StoredText::withoutDefiner).toList();
    }
}
