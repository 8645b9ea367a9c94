package com.traveease.schema.cli.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.runs.RanStatement;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.sql.ByteSize;

/** The parts of a run in words. */
public final class RunWords {

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String BASE = "<base>";
    /** Values that the text says already. */
    private static final Set<String> FOR_PROGRAMS = Set.of(RunNote.PASSED, "least", "most");

    private RunWords() {
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** {@code 0.124 s}, {@code 2:10 min}, {@code 3:02:10 h}. */
    public static String took(Duration took) {
        if (took.toMinutes() == 0) {
            return "%d.%03d s".formatted(took.toSeconds(), took.toMillisPart());
        }
        return took.toHours() == 0 ? "%d:%02d min".formatted(took.toMinutes(), took.toSecondsPart())
                : "%d:%02d:%02d h".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart());
    }

    static String took(Run run) {
        return run.took().map(RunWords::took).orElse("");
    }

    /** {@code 003_seats -> 004_letters}; where it went, or was to go. */
    static String path(Run run) {
        boolean known = run.outcome() == Run.Outcome.DONE;
        return run.from().orElse(BASE) + " -> " + (known ? run.reached() : run.to()).orElse(BASE);
    }

    /** {@code schema, ann@build-7}. */
    static String who(Run run) {
        return run.origin().databaseUser() + ", " + run.origin().systemUser().map(user -> user + "@").orElse("")
                + run.origin().host();
    }

    static String outcome(Run run) {
        return switch (run.outcome()) {
            case DONE -> "done";
            case FAILED -> "failed";
            case STOPPED -> "stopped: the process was asked to stop";
            case RUNNING -> "running";
            case INTERRUPTED ->
                "interrupted: its connection was lost before it recorded its end; status shows what is applied";
        };
    }

    /** Zero says nothing of a definition, which changes no rows. */
    static String rows(RanStatement one) {
        return one.rows().isEmpty() || one.rows().getAsLong() == 0 && !isChange(one.sql()) ? ""
                : grouped(one.rows().getAsLong());
    }

    static boolean hasSizes(Run run) {
        return run.details().statements().stream().anyMatch(one -> one.bytes().isPresent());
    }

    /** Of the table; empty when it is not known. */
    static String size(RanStatement one) {
        return one.bytes().isPresent() ? ByteSize.inWords(one.bytes().getAsLong()) : "";
    }

    /** What stands below a statement: {@code waited 9.213 s besides}, and what is said of it. */
    static List<String> below(Run run, RanStatement one) {
        return Stream.concat(
                Stream.of(one).filter(RanStatement::hasWaited)
                        .map(waits -> "waited another %s".formatted(took(waits.waited()))),
                notes(run, one).stream().map(RunWords::ofStatement)).toList();
    }

    /** {@code forecast: about 4 s to 1 min (algorithm INPLACE, lock NONE)}. */
    private static String ofStatement(RunNote note) {
        return note.topic().word() + ": " + withValues(note);
    }

    private static boolean isChange(String sql) {
        return Stream.of("INSERT", "UPDATE", "DELETE", "REPLACE", "LOAD", "WITH")
                .anyMatch(word -> sql.regionMatches(true, 0, word, 0, word.length()));
    }

    /** {@code 1 204 000}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** Of one topic, about the run as a whole or a script of it. */
    static List<RunNote> notes(Run run, RunNote.Topic topic) {
        return run.details().notes().stream().filter(note -> note.topic() == topic).toList();
    }

    /** What is said of one statement. */
    private static List<RunNote> notes(Run run, RanStatement one) {
        return run.details().notes().stream().filter(
                note -> note.script().equals(one.script()) && note.statement() == one.statement()).toList();
    }

    static boolean isOfStatement(Run run, RunNote note) {
        return run.details().statements().stream()
                .anyMatch(one -> note.script().equals(one.script()) && note.statement() == one.statement());
    }

    /** {@code size 12 MiB, sha256 ab…}. */
    static Optional<String> values(RunNote note) {
        return Optional.of(note.values().entrySet().stream().filter(value -> !FOR_PROGRAMS.contains(value.getKey()))
                .map(value -> value.getKey() + " " + withoutFullStop(value.getValue())).collect(Collectors.joining(", ")))
                .filter(values -> !values.isEmpty());
    }

    /** {@code V2__seats.sql, statement 3: …}. */
    static String text(RunNote note) {
        String about = note.script().isEmpty() ? ""
                : note.script() + (note.about().isPresent() ? ", statement " + note.statement() : "") + ": ";
        return about + withValues(note);
    }

    /** What stands in parentheses is a part of the sentence. */
    private static String withValues(RunNote note) {
        return values(note).map(values -> "%s (%s)".formatted(withoutFullStop(note.text()), values)).orElse(note.text());
    }

    static String withoutFullStop(String sentence) {
        return sentence.replaceFirst("\\.\\s*$", "");
    }
}
