package com.traveease.schema.takeover;

import java.util.List;
import java.util.Optional;

/**
 * What an examination found.
 *
 * @param blocking what later revisions depend on, each with its reason; sorted
 * @param harmless what may stay as it is; sorted
 * @param rehearsalFailure a later script that would fail for a reason that no blocking difference explains: blocks too
 * @param untried a sentence when the later scripts could not all be tried, so that nobody knows about the rest of them; empty
 *        when they were, or when one failed
 * @param correction SQL, and comments in it, that would put the blocking differences right; for a person, never run here
 * @param fullCorrection the same for all differences
 */
public record TakeoverFindings(List<Difference> blocking, List<Difference> harmless, Optional<TrialFailure> rehearsalFailure,
        Optional<String> untried, List<String> correction, List<String> fullCorrection) {

    public TakeoverFindings {
        blocking = List.copyOf(blocking);
        harmless = List.copyOf(harmless);
        correction = List.copyOf(correction);
        fullCorrection = List.copyOf(fullCorrection);
    }

    /** Whether the later revisions would go through, as far as is known. */
    public boolean nothingBlocks() {
        return blocking.isEmpty() && rehearsalFailure.isEmpty();
    }
}
