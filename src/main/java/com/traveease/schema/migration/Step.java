package com.traveease.schema.migration;

import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Script;

/** One revision, one way. */
public record Step(Direction direction, Revision revision) {

    /**
     * @throws MigrationRefusedException when the revision is irreversible and the step goes down
     */
    Script script() {
        return switch (direction) {
            case UPGRADE -> revision.upgrade();
            case DOWNGRADE -> revision.undo().orElseThrow(() -> new MigrationRefusedException(
                    "%s is irreversible: it has no undo script. Nothing was run.".formatted(revision.id())));
        };
    }
}
