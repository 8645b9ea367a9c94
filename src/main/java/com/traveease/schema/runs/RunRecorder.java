package com.traveease.schema.runs;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.traveease.schema.config.RunSettings;
import com.traveease.schema.connection.Database;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.progress.MigrationListener;

/** Keeps the record of the runs of one process. */
public final class RunRecorder {

    private static final int TOKEN_BYTES = 8;

    private final Database database;
    private final LockRetry retry;
    private final RunSettings settings;
    private final Map<String, String> environment;
    /** Guarded by this. */
    private final List<RunNote> ofNext = new ArrayList<>();
    /** Null before the first; guarded by this. */
    private RecordedRun last;

    /** @param retry bounds the waits on a connection of its own */
    public RunRecorder(Database database, LockRetry retry, RunSettings settings) {
        this(database, retry, settings, System.getenv());
    }

    RunRecorder(Database database, LockRetry retry, RunSettings settings, Map<String, String> environment) {
        this.database = database;
        this.retry = retry;
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * A run, which is recorded when it begins its first statement.
     *
     * @param command {@code upgrade}
     */
    public synchronized RecordedRun of(String command, MigrationListener listener) {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        last = new RecordedRun(this, HexFormat.of().formatHex(token), command, listener, List.copyOf(ofNext));
        ofNext.clear();
        return last;
    }

    /** Belongs to the last run, also when that has ended; before the first one, to that. */
    public synchronized void note(RunNote note) {
        if (last == null) {
            ofNext.add(note);
        } else {
            last.note(note);
        }
    }

    RunSettings settings() {
        return settings;
    }

    RunOrigin origin(String databaseUser) {
        return RunOrigin.of(databaseUser, environment);
    }

    /** Another connection: that of a run that failed may be in any condition. Its waits are bounded. */
    Connection connect() throws SQLException {
        Connection connection = database.connect(Database.ANSWER_LIMIT);
        retry.bounds().set(connection);
        return connection;
    }
}
