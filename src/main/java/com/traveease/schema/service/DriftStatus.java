package com.traveease.schema.service;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.drift.SharedDrift;
import com.traveease.schema.drift.Snapshot;

/**
 * What the service knows of changes that were made to the live schema by hand.
 *
 * @param reason why nothing is known; empty when something is
 * @param recorded what the last run left
 * @param checkedAt when the live schema was compared with that, by this or another instance
 * @param objects that differ
 * @param notReadable objects that the account may not read, so that they were not compared
 */
public record DriftStatus(Knowledge knowledge, Optional<String> reason, Optional<Snapshot> recorded,
        Optional<Instant> checkedAt, List<SharedDrift.Found> objects, List<String> notReadable) {

    /** How much is known. */
    public enum Knowledge {
        /** The service does not look. */
        OFF,
        /** It has not looked yet, or could not. */
        UNKNOWN,
        /** No run has recorded what it left. */
        NOT_RECORDED,
        /** Everything is as the last run left it. */
        NONE,
        /** Something was changed. */
        DRIFT;

        /** {@code not-recorded}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public DriftStatus {
        objects = List.copyOf(objects);
        notReadable = List.copyOf(notReadable);
    }

    static DriftStatus unknown(Knowledge knowledge, String reason) {
        return new DriftStatus(knowledge, Optional.of(reason), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    static DriftStatus found(Snapshot recorded, SharedDrift.Aged found) {
        return new DriftStatus(found.look().objects().isEmpty() ? Knowledge.NONE : Knowledge.DRIFT, Optional.empty(),
                Optional.of(recorded), Optional.of(found.look().at()), found.look().objects(), found.look().notReadable());
    }

    /** Whether the live schema was compared. */
    public boolean isKnown() {
        return knowledge == Knowledge.NONE || knowledge == Knowledge.DRIFT;
    }
}
