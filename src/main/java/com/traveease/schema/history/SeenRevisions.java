package com.traveease.schema.history;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Version;

/**
 * The revisions that were seen in the database since a run, or the service, began. One that is missing later was taken out by
 * somebody else, by a downgrade or a stamp; whether its script may run once more is for a person to say: after a stamp the
 * schema still has what it made.
 */
public final class SeenRevisions {

    private static final int MOST_NAMES = 3;

    private final Set<Version> seen = new HashSet<>();

    public void note(SchemaState state) {
        state.revisions().all().stream().filter(state::isApplied).map(Revision::version).forEach(seen::add);
    }

    /** Oldest first. */
    public List<Revision> takenOut(SchemaState state) {
        return state.pending().stream().filter(revision -> seen.contains(revision.version())).toList();
    }

    /**
     * @throws TakenOutException when somebody has taken one out since
     */
    public void requireNoneTakenOut(SchemaState state) {
        if (!takenOut(state).isEmpty()) {
            throw new TakenOutException("%s Nothing was run.".formatted(inWords(state)));
        }
    }

    /** Of those that were taken out; there has to be one. */
    public String inWords(SchemaState state) {
        List<Revision> out = takenOut(state);
        String names = out.stream().limit(MOST_NAMES).map(Revision::id).collect(Collectors.joining(", "))
                + (out.size() > MOST_NAMES ? " and %d more".formatted(out.size() - MOST_NAMES) : "");
        return ("%s %s applied when this process started or later, but another process has since removed %s from the history "
                + "(downgrade or stamp). This process does not apply %s again. If the changes of the script are still in the database, "
                + "record that: stamp %s; otherwise run upgrade.").formatted(names, out.size() == 1 ? "was" : "were",
                        out.size() == 1 ? "it" : "them", out.size() == 1 ? "it" : "them",
                        out.get(out.size() - 1).version());
    }
}
