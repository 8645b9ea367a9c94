package com.traveease.schema.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.runs.RunNote;

/**
 * What became of all assertions.
 *
 * @param revision at which they were asked; empty at base
 * @param at when they had been asked
 */
public record Verification(Optional<String> revision, Instant at, List<Verdict> verdicts) {

    public Verification {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether all hold. */
    public boolean isPassed() {
        return verdicts.stream().allMatch(verdict -> verdict.result() == Verdict.Result.PASSED);
    }

    public List<Verdict> of(Verdict.Result result) {
        return verdicts.stream().filter(verdict -> verdict.result() == result).toList();
    }

    public Duration took() {
        return verdicts.stream().map(Verdict::took).reduce(Duration.ZERO, Duration::plus);
    }

    /** {@code 14 assertions hold}, {@code 1 of 14 assertions is violated, 2 are undecided}. */
    public String summary() {
        if (isPassed()) {
            return verdicts.size() == 1 ? "1 assertion holds" : "%d assertions hold".formatted(verdicts.size());
        }
        int violated = of(Verdict.Result.VIOLATED).size();
        int undecided = of(Verdict.Result.UNDECIDED).size();
        return "%s of %d assertions %s%s".formatted(violated > 0 ? violated : undecided, verdicts.size(),
                violated > 0 ? is(violated) + " violated" : is(undecided) + " undecided",
                violated > 0 && undecided > 0 ? ", %d %s undecided".formatted(undecided, is(undecided)) : "");
    }

    private static String is(int number) {
        return number == 1 ? "is" : "are";
    }

    /** For people: each that does not hold, with its first rows. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            switch (verdict.result()) {
                case PASSED -> {
                }
                case UNDECIDED ->
                    lines.add("UNDECIDED %s (%s): %s".formatted(verdict.assertion().says(), verdict.assertion().place(),
                            verdict.reason()));
                case VIOLATED -> {
                    lines.add("VIOLATED  %s (%s): %s".formatted(verdict.assertion().says(), verdict.assertion().place(),
                            verdict.counted()));
                    lines.addAll(rows(verdict));
                }
            }
        }
        return lines;
    }

    private static List<String> rows(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        List<List<String>> table = new ArrayList<>(verdict.rows());
        table.add(0, verdict.columns());
        int[] widths = new int[verdict.columns().size()];
        table.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
            }
        });
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder("          ");
            for (int i = 0; i < widths.length; i++) {
                int width = row.get(i).codePointCount(0, row.get(i).length());
                line.append(row.get(i)).append(" ".repeat(widths[i] - width + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        if (verdict.count() > verdict.rows().size()) {
            lines.add("          …");
        }
        return lines;
    }

    /** For the record of the run: which, and how many rows, but none of them. */
    public RunNote note() {
        List<String> notPassed = verdicts.stream().filter(verdict -> verdict.result() != Verdict.Result.PASSED)
                .map(verdict -> verdict.result() == Verdict.Result.VIOLATED
                        ? "%s: %s (%s)".formatted(verdict.assertion().place(), verdict.assertion().says(), verdict.counted())
                        : "%s: %s (undecided)".formatted(verdict.assertion().place(), verdict.assertion().says()))
                .toList();
        RunNote note = RunNote.of(RunNote.Topic.VERIFICATION,
                summary() + (notPassed.isEmpty() ? "" : ". " + String.join(". ", notPassed)));
        return isPassed() ? note : note.notPassed();
    }
}
