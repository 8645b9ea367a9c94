package com.traveease.schema.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import com.mysql.cj.jdbc.JdbcConnection;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.sql.SqlMode;

/**
 * Reads what a database has.
 *
 * @param accepted a revision whose script may have been edited since it was applied
 */
public record StateReader(Revisions revisions, Optional<Revision> accepted) {

    public StateReader(Revisions revisions) {
        this(revisions, Optional.empty());
    }

    /** The same, for a person who means to undo what was applied before the script was edited. */
    public StateReader accepting(Revision edited) {
        return new StateReader(revisions, Optional.of(edited));
    }

    public SchemaState at(Connection connection) throws SQLException {
        return at(connection, true);
    }

    /** For who has not got the lock: of an unfinished revision, which others may be at work on, the journal is not read. */
    public SchemaState withoutLock(Connection connection) throws SQLException {
        return at(connection, false);
    }

    /** @param isRecorded whether the definition of the schema is recorded for this state, or there is nothing to record */
    public record Seen(SchemaState state, boolean isRecorded) {
    }

    /** As {@link #withoutLock}, and whether there is a record, in as many questions where there is. */
    public Seen withoutLockAndRecord(Connection connection) throws SQLException {
        return seen(connection, false);
    }

    private Seen seen(Connection connection, boolean locked) throws SQLException {
        Optional<HistoryKey.Recorded> recorded = new SchemaHistory(connection, revisions.rules()).recorded();
        return new Seen(state(connection, recorded.map(HistoryKey.Recorded::rows), locked),
                recorded.map(found -> found.isUpToDate() || found.rows().isEmpty()).orElse(true));
    }

    private SchemaState at(Connection connection, boolean locked) throws SQLException {
        return state(connection, new SchemaHistory(connection, revisions.rules()).rows(), locked);
    }

    private SchemaState state(Connection connection, Optional<List<HistoryRow>> found, boolean locked) throws SQLException {
        Revisions read = revisions.under(mode(connection));
        Optional<List<HistoryRow>> rows = found
                .map(all -> all.stream().map(row -> accepted.map(row::accepting).orElse(row)).toList());
        if (rows.isEmpty()) {
            return SchemaState.of(read, List.of(), Optional.of(Unrecorded.in(connection, revisions.rules().table())));
        }
        // While everything is whole there is nothing in the journal.
        boolean whole = rows.get().stream().allMatch(HistoryRow::success)
                || !locked && rows.get().stream().anyMatch(row -> row.version().isPresent() && !row.success());
        SchemaState state = SchemaState.of(read, rows.get(), Optional.empty(),
                whole ? List.of() : Journal.of(connection).entries());
        return isOccupied(connection, state) ? state.occupied() : state;
    }

    /** Asked only where a baseline script may be the first. */
    private boolean isOccupied(Connection connection, SchemaState state) throws SQLException {
        return state.rows().isEmpty() && !revisions.baselines().isEmpty()
                && Unrecorded.in(connection, revisions.rules().table()).objects() > 0;
    }

    /** With which the session began: the driver has asked for it. */
    private static SqlMode mode(Connection connection) throws SQLException {
        return SqlMode.of(Optional.ofNullable(connection.unwrap(JdbcConnection.class).getSession().getServerSession()
                .getServerVariable("sql_mode")).orElse(""));
    }

    /** What another process is at work on is not interrupted. */
    public SchemaState withHolder(Connection connection) throws SQLException {
        return withHolder(connection, at(connection));
    }

    /** As {@link #withHolder(Connection)}, and whether there is a record, in as many questions where there is. */
    public Seen withHolderAndRecord(Connection connection) throws SQLException {
        Seen seen = seen(connection, true);
        return new Seen(withHolder(connection, seen.state()), seen.isRecorded());
    }

    private SchemaState withHolder(Connection connection, SchemaState state) throws SQLException {
        if (state.unfinished().isEmpty() && state.interrupted().isEmpty()) {
            return state;
        }
        Optional<SchemaLock.Holder> holder = new SchemaLock(connection).holder();
        // Its run may have ended between the two questions.
        SchemaState again = at(connection);
        return holder.map(again::heldBy).orElse(again);
    }
}
