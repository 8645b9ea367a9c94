package com.traveease.schema.runs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Something that the record of a run says beside what the engine knows of it: what was forecast, rehearsed, backed up or
 * verified. It must not have values of rows or secrets in it.
 *
 * @param text for people, one or a few sentences
 * @param script that it is about; empty when it is about the run as a whole
 * @param statement of that script, from 1; 0 when it is about the script as a whole, or the run
 * @param values for programs, by name, in the order in which they are printed
 */
public record RunNote(Topic topic, String text, String script, int statement, Map<String, String> values) {

    /** What it is about, in the order in which a record shows them. */
    public enum Topic {
        FORECAST,
        LINT,
        REHEARSAL,
        BACKUP,
        EXCLUSIVE,
        /** What was changed in the history without a script. */
        HISTORY,
        KEPT,
        VERIFICATION;

        /** {@code backup}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Name of the value that is false of what was found wrong. */
    public static final String PASSED = "passed";

    /** Longer ones are cut: a record is small. */
    static final int LONGEST_TEXT = 2000;

    public RunNote {
        if (script.isEmpty() && statement != 0 || statement < 0) {
            throw new IllegalArgumentException("Statement %d belongs to no script".formatted(statement));
        }
        text = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** About the run as a whole. */
    public static RunNote of(Topic topic, String text) {
        return new RunNote(topic, text, "", 0, Map.of());
    }

    /** The same, about one statement of a script. */
    public RunNote at(String itsScript, int itsStatement) {
        return new RunNote(topic, text, itsScript, itsStatement, values);
    }

    /** The same, with one more value. */
    public RunNote with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new RunNote(topic, text, script, statement, more);
    }

    /** The same, of something that was found wrong: the line of a checklist is not ticked for it. */
    public RunNote notPassed() {
        return with(PASSED, "false");
    }

    /** Whether it says nothing that was found wrong. */
    public boolean isPassed() {
        return !"false".equals(values.get(PASSED));
    }

    /** The statement that it is about; empty when it is about a script or the run as a whole. */
    public OptionalInt about() {
        return statement == 0 ? OptionalInt.empty() : OptionalInt.of(statement);
    }
}
