package com.traveease.schema.forecast;

import java.time.Duration;
import java.util.Locale;

import com.traveease.schema.inquiry.Answer;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.inquiry.Work;
import com.traveease.schema.syntax.TableElement;

/**
 * How long a statement takes, from the bytes that it reads and writes. Wide, because it depends on disks, memory and load that
 * nobody can ask for: the lower end is a quick server at rest, the upper end is a small one under load.
 */
public record TimeRange(Duration least, Duration most) {

    private static final double MIB = 1 << 20;
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

    static TimeRange of(PlannedStatement planned, Answer answer, long bytes) {
        boolean fullText = planned.alter().filter(alter -> alter.added().anyMatch(
                element -> element instanceof TableElement.Key key && key.kind() == TableElement.KeyKind.FULLTEXT)).isPresent();
        return of(answer.work(), bytes, fullText);
    }

    /** @param fullText whether a full-text index is built */
    static TimeRange of(Work work, long bytes, boolean fullText) {
        return switch (work) {
            case DEFINITION -> new TimeRange(Duration.ZERO, Duration.ZERO);
            case INDEX -> at(fullText ? Pace.FULL_TEXT : Pace.INDEX, bytes);
            case REBUILD -> at(fullText ? Pace.FULL_TEXT : Pace.REBUILD, bytes);
            case COPY -> at(Pace.COPY, bytes);
            // An index at least, a rebuild at most.
            case UNKNOWN -> new TimeRange(at(Pace.INDEX, bytes).least,
                    at(fullText ? Pace.FULL_TEXT : Pace.REBUILD, bytes).most);
        };
    }

    private static TimeRange at(Pace pace, long bytes) {
        return new TimeRange(seconds(bytes / MIB / pace.quick), seconds(bytes / MIB / pace.slow));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** {@code under 1 s}, {@code about 4 s to 1 min}. */
    @Override
    public String toString() {
        if (most.compareTo(Duration.ofSeconds(1)) < 0) {
            return "under 1 s";
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
