package com.traveease.schema.throttle;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jboss.logging.Logger;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.connection.UnsupportedServerException;
import com.traveease.schema.server.MissingGrant;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.server.ServerMessage;

/** One server that applies what the batches do. One that cannot be asked is asked again from time to time. */
final class Replica implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("com.traveease.schema.watch");

    /** Of what a replica has while it has no batch of the statement, not even the beginning of it. */
    static final long NOTHING = -1;

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Database database;
    private Connection connection;
    private Instant notBefore = Instant.MIN;
    private Optional<String> unwatched = Optional.empty();
    /** How many batches it had at the last look. */
    private long applied = NOTHING;
    private ReplicaPace pace = new ReplicaPace();

    Replica(DatabaseAddress address) {
        this.database = new Database(address);
    }

    /** {@code 10.0.0.7:3306}. */
    String server() {
        return database.address().server();
    }

    String what() {
        return "replica " + server();
    }

    /** Another statement begins. */
    void forget() {
        applied = NOTHING;
        pace = new ReplicaPace();
    }

    long applied() {
        return applied;
    }

    /** Why it could not be asked the last time, a clause with what would help. */
    Optional<String> unwatched() {
        return unwatched;
    }

    /** @param journal the table, quoted, which need not be there yet */
    void probe(String journal) {
        ask(journal, other -> {
            try (Statement select = other.createStatement();
                    ResultSet row = select.executeQuery("SELECT 1 FROM " + journal + " LIMIT 1")) {
                row.next();
            }
        });
    }

    /** @param batches on the source, with the one that was just committed */
    void committed(long batches, CommitTimes committed) {
        pace.committed(batches, committed.last(), committed.lacking(applied), Instant.now());
    }

    /** @param begun of the row on the source */
    void look(BatchRow row, String begun) {
        ask(row.journal(), other -> {
            applied = row.on(other).filter(state -> state.begun().equals(begun)).map(BatchRow.State::batches).orElse(NOTHING);
            pace.looked(applied, Instant.now());
        });
    }

    /** Whether that may be so late by now, by what is known of it from the last look. */
    boolean mayBeLate(CommitTimes committed, Duration limit) {
        return !committed.hasAll(applied)
                && (!pace.isKnown() || couldBeBehind(committed).compareTo(limit.dividedBy(4)) > 0
                        || committed.behind(applied, Instant.now()).compareTo(limit.dividedBy(4)) > 0);
    }

    /** Whether nobody knows how long it takes for a batch. */
    boolean isOfUnknownPace() {
        return !pace.isKnown();
    }

    /** How late it could be with one more batch, which may have twice the rows of the last one; nothing where it lacks none. */
    Duration couldBeBehind(CommitTimes committed) {
        return committed.hasAll(applied) ? Duration.ZERO
                : pace.behind(committed.lacking(applied) + 2 * committed.last(), Instant.now());
    }

    /** How many rows a batch may write for it not to be later than that, where it lacks nothing else. */
    long most(Duration limit) {
        return pace.most(limit);
    }

    private interface Question {
        void ask(Connection connection) throws SQLException;
    }

    private void ask(String journal, Question question) {
        if (connection == null && Instant.now().isBefore(notBefore)) {
            return;
        }
        try {
            if (connection == null) {
                connection = database.connect(ANSWER_LIMIT);
            }
            question.ask(connection);
            unwatched = Optional.empty();
        } catch (DatabaseUnavailableException | UnsupportedServerException e) {
            lost(e.getMessage().replaceFirst("\\.$", ""));
        } catch (SQLException e) {
            if (e.getErrorCode() == MySqlErrors.NO_SUCH_TABLE || e.getErrorCode() == MySqlErrors.BAD_DB_ERROR) {
                applied = NOTHING; // what has made them is not applied
                unwatched = Optional.empty();
            } else {
                lost(inWords(journal, e));
            }
        }
    }

    private String inWords(String journal, SQLException e) {
        try {
            return MissingGrant.isReason(e) ? "there: " + MissingGrant.statements(connection, "SELECT ON " + journal)
                    : ServerMessage.of(e);
        } catch (SQLException asking) {
            return ServerMessage.of(e);
        }
    }

    private void lost(String why) {
        unwatched = Optional.of(why);
        notBefore = Instant.now().plus(AGAIN);
        close();
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debugf(e, "The connection to %s could not be closed", server());
            }
            connection = null;
        }
    }
}
