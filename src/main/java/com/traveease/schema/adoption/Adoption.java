package com.traveease.schema.adoption;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.adoption.AdoptionReport.Outcome;
import com.traveease.schema.bookkeeping.BeforeWrite;
import com.traveease.schema.bookkeeping.HistoryWrite;
import com.traveease.schema.bookkeeping.Stamp;
import com.traveease.schema.connection.Database;
import com.traveease.schema.history.AlembicVersion;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.history.OnInterrupted;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.progress.MigrationListener;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.scratch.ScratchRefusedException;
import com.traveease.schema.takeover.Takeover;
import com.traveease.schema.takeover.TakeoverFindings;

/**
 * Takes over a schema that Alembic kept: finds out whether it is what our scripts would have made, and records that. Works
 * behind
 * the lock of the schema.
 */
public final class Adoption {

    /** Of the column as Alembic makes it. A server that is not strict cuts longer ids off there. */
    private static final int ALEMBIC_WIDTH = 32;

    private final Database database;
    private final Connection connection;
    private final SchemaLock lock;
    private final LockRetry retry;
    private final BeforeWrite before;

    /** @param before done when something is going to be changed */
    public Adoption(Database database, Connection connection, SchemaLock lock, LockRetry retry, BeforeWrite before) {
        this.before = before;
        this.lock = lock;
        this.database = database;
        this.connection = connection;
        this.retry = retry;
    }

    /**
     * @throws MigrationRefusedException when there is nothing of Alembic's to take over, or it cannot be found out whether
     *         that may be done
     */
    public AdoptionReport run(SchemaState state, AdoptionMode mode, MigrationListener listener)
            throws SQLException, InterruptedException {
        AlembicVersion alembic = new AlembicVersion(connection);
        if (state.unrecorded().isEmpty()) {
            if (mode == AdoptionMode.KEEP_ALEMBIC_VERSION) {
                keepFromNowOn(alembic, state.current(), listener);
            }
            return new AdoptionReport(
                    mode == AdoptionMode.KEEP_ALEMBIC_VERSION ? Outcome.KEPT_FROM_NOW_ON : Outcome.ALREADY_OURS,
                    state.current(), Optional.empty());
        }
        if (!state.unrecorded().get().alembic()) {
            throw new MigrationRefusedException(
                    ("There is no table %s in this schema, so there is nothing to take over from Alembic. "
                            + "In an empty schema run upgrade. Otherwise record which revision it is at with: stamp REV; or, if no "
                            + "script was ever run in it, with: stamp base. Nothing was changed.")
                            .formatted(AlembicVersion.TABLE));
        }
        Optional<Revision> revision = revision(alembic.ids(), state.revisions());
        if (revision.isEmpty() && state.unrecorded().get().objects() > 0) {
            throw new MigrationRefusedException(("%s is empty, which means Alembic's base, but the schema is not (tables, "
                    + "views, routines and events: %d). If it is at a revision, record that with: stamp REV; "
                    + "if no script was ever run in it, with: stamp base. Nothing was changed.")
                    .formatted(AlembicVersion.TABLE, state.unrecorded().get().objects()));
        }
        TakeoverFindings findings = lock.keptDuring(() -> examine(state.revisions(), revision));
        Optional<String> id = revision.map(Revision::id);
        if (!lock.isOurs()) {
            throw new MigrationRefusedException(
                    "The lock of this schema was lost while it was examined. Nothing was changed; start again.");
        }
        if (!findings.nothingBlocks()) {
            return new AdoptionReport(Outcome.BLOCKED, id, Optional.of(findings));
        }
        if (mode == AdoptionMode.DRY_RUN) {
            return new AdoptionReport(Outcome.WOULD_BE_ADOPTED, id, Optional.of(findings));
        }
        if (mode == AdoptionMode.KEEP_ALEMBIC_VERSION) {
            retry.run(alembic::keep, reason -> {
            });
        }
        new Stamp(connection, retry, before).set(state, revision, OnInterrupted.REFUSE, listener);
        return new AdoptionReport(Outcome.ADOPTED, id, Optional.of(findings));
    }

    private void keepFromNowOn(AlembicVersion alembic, Optional<String> current, MigrationListener listener)
            throws SQLException, InterruptedException {
        if (!alembic.exists()) {
            throw new MigrationRefusedException(
                    "There is no table %s to keep in step. Nothing was changed.".formatted(AlembicVersion.TABLE));
        }
        before.run(current);
        retry.run(alembic::keep, reason -> {
        });
        HistoryWrite write = new HistoryWrite(connection, listener);
        retry.run(() -> write.write(() -> {
        }, current), reason -> {
        });
    }

    private static Optional<Revision> revision(List<String> ids, Revisions revisions) {
        if (ids.size() > 1) {
            throw new MigrationRefusedException("%s has several heads: %s. Merge them with Alembic first. Nothing was changed."
                    .formatted(AlembicVersion.TABLE, String.join(", ", ids)));
        }
        return ids.stream().findFirst().map(id -> revisions.all().stream()
                .filter(revision -> revision.id().equals(id)
                        || id.length() == ALEMBIC_WIDTH && revision.id().startsWith(id))
                .findFirst()
                .orElseThrow(() -> new MigrationRefusedException(
                        ("Alembic has the schema at '%s', which is not a revision of this program; its revisions are %s. "
                                + "If it is one of them under another name, record that with: stamp REV. Nothing was changed.")
                                .formatted(id, revisions.listed()))));
    }

    private TakeoverFindings examine(Revisions revisions, Optional<Revision> revision) throws SQLException {
        try {
            return Takeover.examine(this::open, connection.getCatalog(), revisions, revision);
        } catch (ScratchRefusedException e) {
            throw new MigrationRefusedException(e.getMessage());
        }
    }

    private Connection open() throws SQLException {
        Connection another = database.connect(Database.ANSWER_LIMIT);
        another.setNetworkTimeout(Runnable::run, 0);
        retry.bounds().set(another);
        return another;
    }
}
