package com.traveease.schema.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.AlterProgress;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Version;
import com.traveease.schema.service.SchemaStatus;

/** The answer to "where is the schema?". What the database could not be asked is null, not empty. */
@Schema(description = "Where the schema is. What the database could not be asked is null.")
public record SchemaVersion(
        @Schema(description = "Revision that the database is at; null at base or when it cannot be asked", examples = "005_analytics_reporting_layer") Optional<String> current,
        @Schema(description = "Version of the current revision", examples = "005") Optional<String> version,
        @Schema(description = "Newest revision that this program has", examples = "005_analytics_reporting_layer") Optional<String> head,
        @Schema(description = "Whether the database has every revision of this program") boolean upToDate,
        @Schema(description = "starting, waiting-for-database, waiting-for-lock, migrating, pending, ready, ahead or failed", examples = "ready") String state,
        @Schema(description = "Why the state is not ready, one sentence") Optional<String> reason,
        @Schema(description = "When this state began") Instant since,
        @Schema(description = "Whether the database is newer than this program; null when it cannot be asked") Optional<Boolean> ahead,
        @Schema(description = "What an upgrade would run: revisions, oldest first, and names of repeatable scripts") Optional<List<String>> pending,
        @Schema(description = "The script that a run has begun and not ended, and how far it is; null when there is none") Optional<String> interrupted,
        @Schema(description = "What keeps the schema from being moved, a sentence each") Optional<List<String>> problems,
        @Schema(description = "How many revisions the database has") Optional<Integer> applied,
        @Schema(description = "The statement that runs now") Optional<Running> running) {

    /** What runs now; {@code statement} counts from 1. */
    public record Running(String revision, String direction, int statement, int statements, Instant since,
            @Schema(description = "What the server is at, in its words; null for the first second or so", examples = "copy to tmp table") Optional<String> stage,
            @Schema(description = "How much of the statement is done, 0 to 99, as the server estimates it; null when it does not count, or may not be asked") Optional<Integer> percent,
            @Schema(description = "How long the statement takes at the pace so far, an ISO 8601 duration; null when that cannot be told", examples = "PT2M10S") Optional<String> remaining) {

        static Running of(Progress progress) {
            return new Running(progress.step().id(),
                    progress.step().direction().name().toLowerCase(Locale.ROOT), progress.statement(), progress.statements(),
                    progress.since(),
                    progress.alter().map(AlterProgress::stage),
                    progress.alter().map(AlterProgress::percent).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt),
                    progress.alter().flatMap(AlterProgress::remaining).map(Duration::toString));
        }
    }

    static SchemaVersion of(SchemaStatus status, Revisions revisions) {
        Optional<SchemaState> schema = status.schema();
        return new SchemaVersion(
                schema.flatMap(SchemaState::current),
                schema.flatMap(SchemaState::currentVersion).map(Version::toString),
                revisions.head().map(Revision::id),
                schema.map(known -> known.isUpToDate()).orElse(false),
                status.state().word(),
                status.reason(),
                status.since(),
                schema.map(SchemaState::isAhead),
                schema.map(SchemaState::pendingNames),
                schema.flatMap(SchemaState::interruptedInWords),
                schema.map(SchemaState::problems),
                schema.map(SchemaState::appliedCount),
                status.running().map(Running::of));
    }

    /** As {@code alembic current} prints it; empty at base. */
    String line() {
        return current.map(id -> id + (current.equals(head) ? " (head)" : "") + "\n").orElse("");
    }
}
