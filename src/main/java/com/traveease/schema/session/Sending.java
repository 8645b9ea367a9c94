package com.traveease.schema.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.traveease.schema.server.Batch;
import com.traveease.schema.server.ServerAnswer;
import com.traveease.schema.server.ServerWarning;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.unit.RandomSeeds;

/** Sends statements of a script, and keeps what was answered to the last one. */
final class Sending {

    private final Connection connection;
    private final Session session;
    private final boolean setsSeeds;
    private final List<String> seeds = new ArrayList<>();
    private boolean failed;
    private ServerAnswer last = ServerAnswer.QUIET;

    Sending(Connection connection, Session session, boolean setsSeeds) {
        this.connection = connection;
        this.session = session;
        this.setsSeeds = setsSeeds;
    }

    /** What was set for RAND() and was not used yet. */
    List<String> seeds() {
        return seeds;
    }

    /**
     * Both in one packet: the server goes on to the second also when nobody waits for the answers any more.
     *
     * @param behind statements of our own, for when the first has succeeded
     */
    void execute(String sql, String behind) throws SQLException {
        session.mayHaveChanged();
        Batch.allow(connection);
        failed = true;
        noteSeeds(sql);
        // The last number is that of a statement of our own.
        last = ServerAnswer.to(sql + Batch.SEPARATOR + ServerWarning.SHOW + "; " + behind, connection).withoutRows();
        failed = false;
    }

    void execute(String sql) throws SQLException {
        session.mayHaveChanged();
        Batch.forbidUnlessOne(sql, connection);
        ServerAnswer.to(sql, connection);
        noteSeeds(sql);
    }

    /**
     * A statement of the script.
     *
     * @throws SQLException also when its rows say that it failed
     */
    void send(String sql) throws SQLException {
        session.mayHaveChanged();
        Batch.forbidUnlessOne(sql, connection);
        failed = true;
        last = ServerAnswer.to(sql, connection).requireDone();
        failed = false;
        noteSeeds(sql);
    }

    /**
     * A statement of the script, after statements of our own, if any: the server runs each only when those before it have
     * succeeded.
     *
     * @throws SQLException also of those before it
     */
    void send(List<String> before, String sql) throws SQLException {
        session.mayHaveChanged();
        Batch.allow(connection);
        failed = true;
        last = ServerAnswer
                .to(before.stream().map(one -> one + Batch.SEPARATOR).collect(Collectors.joining()) + sql, connection)
                .requireDone();
        failed = false;
        noteSeeds(sql);
    }

    /** Not the statement of the script has failed that was sent last, but what was sent with it. */
    void failedBeside() {
        failed = false;
    }

    /** Whether the last statement of the script that was sent has failed, rather than something beside it. */
    boolean hasFailed() {
        return failed;
    }

    /** What was answered to the last statement of the script; asked for once. */
    ServerAnswer answer() {
        ServerAnswer answer = last;
        last = ServerAnswer.QUIET;
        return answer;
    }

    /** Nobody can read them. */
    private void noteSeeds(String sql) {
        if (setsSeeds) {
            Statement statement = new Statement(1, sql);
            if (RandomSeeds.sets(statement)) {
                seeds.add(sql);
            } else if (RandomSeeds.mayUse(statement)) {
                seeds.clear();
            }
        }
    }
}
