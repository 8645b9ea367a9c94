package com.traveease.schema.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.drift.SharedDrift;
import com.traveease.schema.drift.Snapshot;
import com.traveease.schema.service.DriftStatus;

/** The answer to "was the live schema changed by hand?". While that is not known there are no objects, and a reason. */
public record SchemaDrift(String state, Optional<String> reason, Optional<Instant> recordedAt, Optional<String> recordedBy,
        Optional<String> revision, Optional<String> program, Optional<Instant> checkedAt, List<Drifted> objects,
        List<String> notReadable) {

    /** An object that is not as the last run left it; {@code since} is when the service saw that first. */
    public record Drifted(String kind, String name, List<String> changes, Instant since) {

        static Drifted of(SharedDrift.Found found) {
            return new Drifted(found.kind(), found.name(), found.changes(), found.since());
        }
    }

    static SchemaDrift of(DriftStatus status) {
        return new SchemaDrift(status.knowledge().word(), status.reason(), status.recorded().map(Snapshot::recordedAt),
                status.recorded().map(Snapshot::recordedBy), status.recorded().flatMap(Snapshot::revision),
                status.recorded().map(Snapshot::program), status.checkedAt(),
                status.objects().stream().map(Drifted::of).toList(), status.notReadable());
    }
}
