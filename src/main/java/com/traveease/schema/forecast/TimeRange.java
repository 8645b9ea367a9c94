package com.traveease.schema.forecast;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import com.traveease.schema.inquiry.Answer;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.inquiry.Work;
import com.traveease.schema.syntax.TableElement;

/**
 * How long a statement takes, from the bytes that it reads and writes. Wide, because it depends on disks, memory and load that
 * nobody can ask for: the lower end is a quick server at rest, the upper end is a small one under load. Narrower where this
 * server has done such work before.
 *
 * @param runs of the record in which it has
 */
public record TimeRange(Duration least, Duration most, List<Long> runs) {

    public TimeRange {
        runs = List.copyOf(runs);
    }

    private static final double MIB = 1 << 20;
    /** Changed in a second, as measured on the same server. */
    private static final Experience.Pace ROWS = new Experience.Pace(10_000, 200_000, List.of());
    static final TimeRange MOMENT = new TimeRange(Duration.ZERO, Duration.ZERO, List.of());
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

    /** Bytes in a second, as measured on 8.0.31 on two shared cores, and on the quickest server that we know. */
    private enum Pace {
        INDEX(10, 150),
        FULL_TEXT(1.5, 20),
        REBUILD(5, 80),
        COPY(2, 30);

        private final double slow;
        private final double quick;

        Pace(double slow, double quick) {
            this.slow = slow;
            this.quick = quick;
        }
    }

    static TimeRange of(PlannedStatement planned, Answer answer, long bytes, Experience experience) {
        boolean fullText = planned.alter().filter(alter -> alter.added().anyMatch(
                element -> element instanceof TableElement.Key key && key.kind() == TableElement.KeyKind.FULLTEXT)).isPresent();
        return experience.of(answer.work()).filter(any -> !fullText).map(pace -> at(pace, bytes / MIB, false))
                .orElseGet(() -> of(answer.work(), bytes, fullText));
    }

    /** @param fullText whether a full-text index is built */
    public static TimeRange of(Work work, long bytes, boolean fullText) {
        return switch (work) {
            case DEFINITION -> MOMENT;
            case INDEX -> at(fullText ? Pace.FULL_TEXT : Pace.INDEX, bytes);
            case REBUILD -> at(fullText ? Pace.FULL_TEXT : Pace.REBUILD, bytes);
            case COPY -> at(Pace.COPY, bytes);
            // An index at least, a rebuild at most.
            case UNKNOWN -> new TimeRange(at(Pace.INDEX, bytes).least,
                    at(fullText ? Pace.FULL_TEXT : Pace.REBUILD, bytes).most, List.of());
        };
    }

    private static TimeRange at(Pace pace, long bytes) {
        return new TimeRange(seconds(bytes / MIB / pace.quick), seconds(bytes / MIB / pace.slow), List.of());
    }

    /**
     * Of rows that are changed.
     *
     * @param isSome whether they may be fewer
     */
    static TimeRange ofRows(long rows, boolean isSome, Experience experience) {
        return at(experience.ofRows().orElse(ROWS), rows, isSome);
    }

    private static TimeRange at(Experience.Pace pace, double amount, boolean isSome) {
        return new TimeRange(isSome ? Duration.ZERO : seconds(amount / pace.quick()), seconds(amount / pace.slow()),
                pace.runs());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** {@code under 1 s}, {@code about 4 s to 1 min}, {@code about 4 s to 9 s, as in runs 12 and 15}. */
    @Override
    public String toString() {
        if (most.compareTo(Duration.ofSeconds(1)) < 0) {
            return "under 1 s";
        }
        return range() + (runs.isEmpty() ? "" : ", as in run" + (runs.size() == 1 ? " " : "s ") + listed());
    }

    /** The newest three. */
    private String listed() {
        List<String> numbers = runs.subList(Math.max(0, runs.size() - 3), runs.size()).stream().map(String::valueOf).toList();
        int last = numbers.size() - 1;
        return last == 0 ? numbers.get(0)
                : String.join(", ", numbers.subList(0, last)) + " and " + numbers.get(last);
    }

    private String range() {
        if (least.isZero()) {
            return "up to " + words(most);
        }
        String from = words(least);
        String to = words(most);
        return from.equals(to) ? "about " + to : "about %s to %s".formatted(from, to);
    }

    private static String words(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
        if (seconds < 2 * MINUTE) {
            return seconds + " s";
        }
        return seconds < 2 * HOUR ? "%d min".formatted(Math.round(seconds / (double) MINUTE))
                : String.format(Locale.ROOT, "%.0f h", seconds / (double) HOUR);
    }
}
