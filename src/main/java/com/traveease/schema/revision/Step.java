package com.traveease.schema.revision;

import java.util.Optional;

import com.traveease.schema.script.Script;

/**
 * One script to run: a revision, one way, or a repeatable script.
 *
 * @param revision empty for a repeatable script
 * @param description the words of the script's name
 * @param keeps whether what it drops is kept
 */
public record Step(Direction direction, Optional<Revision> revision, String description, Script script, boolean keeps) {

    /** Flyway's word for a baseline script in the history. */
    public static final String BASELINE_TYPE = "SQL_BASELINE";

    public Step(Direction direction, Optional<Revision> revision, String description, Script script) {
        this(direction, revision, description, script, false);
    }

    /** The same, with what it drops being kept. */
    public Step keeping() {
        return new Step(direction, revision, description, script, true);
    }

    /** As the history has it. */
    public String type() {
        return type(script.name());
    }

    public static String type(String script) {
        return Revision.isBaseline(script) ? BASELINE_TYPE : "SQL";
    }

    public static Step up(Revision revision) {
        return new Step(Direction.UPGRADE, Optional.of(revision), revision.description(), revision.upgrade());
    }

    /** The revision has to have an undo script. */
    public static Step down(Revision revision) {
        return new Step(Direction.DOWNGRADE, Optional.of(revision), revision.description(), revision.undo().orElseThrow());
    }

    public static Step repeat(Repeatable repeatable) {
        return new Step(Direction.UPGRADE, Optional.empty(), repeatable.description(), repeatable.script());
    }

    /** {@code 001_initial_sqlalchemy_models}, or {@code R__views} for a repeatable script. */
    public String id() {
        return revision.map(Revision::id).orElseGet(() -> Revision.idOf(script.name()));
    }

    /** Whether it can be undone. */
    public boolean isReversible() {
        return direction == Direction.UPGRADE && revision.flatMap(Revision::undo).isPresent();
    }

    /** The command that continues it and moves nothing below it. */
    public String command() {
        return command(direction, keeps);
    }

    /** As {@link #command()}. {@code downgrade} needs a target, and the same one again, {@code -2}, would lead further down. */
    public static String command(Direction direction, boolean keeps) {
        return direction == Direction.UPGRADE ? "upgrade" : keeps ? "downgrade -1 --keep" : "downgrade -1";
    }

    /** {@code The next upgrade continues there}. */
    public static String continuing(Direction direction, boolean keeps) {
        return direction == Direction.UPGRADE ? "The next upgrade continues there"
                : "To continue there, run " + command(direction, keeps);
    }

    /** As the history has it. */
    public int checksum() {
        return revision.isPresent() ? script.checksum() : script.repeatableChecksum();
    }
}
