package com.traveease.schema.forecast;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.inquiry.Work;
import com.traveease.schema.runs.RanStatement;
import com.traveease.schema.runs.Run;
import com.traveease.schema.runs.RunNote;
import com.traveease.schema.runs.RunTable;

/** What this server has needed before, by the record of runs. */
final class Experience {

    static final Experience NONE = new Experience(List.of());

    /** Name of the value of a note about a statement: the kind of work. */
    static final String WORK = "work";

    private static final int RUNS = 50;
    /** Of each kind, the newest. */
    private static final int SAMPLES = 10;
    /** In less time the server does other things than read and write rows. */
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final double MIB = 1 << 20;
    private static final long SMALLEST = 4 << 20;
    private static final long FEWEST_ROWS = 10_000;
    /** What no server does, in MiB and in rows a second, was written by somebody else. */
    private static final double MOST_MIB = 10_000;
    private static final double MOST_ROWS = 10_000_000;

    /** @param perSecond MiB, or rows */
    private record Sample(long run, double perSecond) {
    }

    /**
     * How quick it was.
     *
     * @param slow MiB or rows in a second
     * @param runs in which it was so, the oldest first
     */
    record Pace(double slow, double quick, List<Long> runs) {

        /** Another day, another load: half as quick at least, half as quick again at most. */
        private static Pace of(List<Sample> samples) {
            double slow = samples.stream().mapToDouble(Sample::perSecond).min().orElseThrow();
            double quick = samples.stream().mapToDouble(Sample::perSecond).max().orElseThrow();
            return new Pace(slow / 2, quick * 1.5, samples.stream().map(Sample::run).distinct().sorted().toList());
        }
    }

    private final Map<Work, List<Sample>> byWork = new EnumMap<>(Work.class);
    private final List<Sample> ofRows = new ArrayList<>();

    private Experience(List<Run> newestFirst) {
        for (Run run : newestFirst) {
            for (RanStatement one : run.details().statements()) {
                read(run, one);
            }
        }
    }

    /** None where there is no record, or none that can be read. */
    static Experience read(Connection connection) throws SQLException {
        return new Experience(new RunTable(connection).readable(RUNS));
    }

    static Experience of(List<Run> newestFirst) {
        return new Experience(newestFirst);
    }

    private void read(Run run, RanStatement one) {
        if (one.took().compareTo(SHORTEST) < 0) {
            return;
        }
        double seconds = one.took().toMillis() / 1000.0;
        long bytes = one.bytes().orElse(0);
        long rows = one.rows().orElse(0);
        if (bytes >= SMALLEST && bytes / MIB / seconds <= MOST_MIB) {
            work(run, one).ifPresent(work -> add(byWork.computeIfAbsent(work, any -> new ArrayList<>()),
                    new Sample(run.number(), bytes / MIB / seconds)));
        } else if (bytes == 0 && rows >= FEWEST_ROWS && rows / seconds <= MOST_ROWS && isChange(one.sql())) {
            add(ofRows, new Sample(run.number(), rows / seconds));
        }
    }

    private static void add(List<Sample> samples, Sample sample) {
        if (samples.size() < SAMPLES) {
            samples.add(sample);
        }
    }

    /** An ALTER has rows only where it copied them. */
    private static Optional<Work> work(Run run, RanStatement one) {
        Optional<String> told = run.details().notes().stream()
                .filter(note -> note.topic() == RunNote.Topic.FORECAST && note.script().equals(one.script())
                        && note.statement() == one.statement())
                .flatMap(note -> Stream.ofNullable(note.values().get(WORK))).findFirst();
        return told.isPresent()
                ? Stream.of(Work.INDEX, Work.REBUILD, Work.COPY).filter(work -> word(work).equals(told.get())).findFirst()
                : one.rows().orElse(0) > 0 ? Optional.of(Work.COPY) : Optional.empty();
    }

    static String word(Work work) {
        return work.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean isChange(String sql) {
        return Stream.of("INSERT", "UPDATE", "DELETE", "REPLACE")
                .anyMatch(word -> sql.regionMatches(true, 0, word, 0, word.length()));
    }

    /** MiB a second; empty where nothing of the kind was done before. */
    Optional<Pace> of(Work work) {
        return pace(byWork.getOrDefault(work, List.of()));
    }

    /** Changed rows a second. */
    Optional<Pace> ofRows() {
        return pace(ofRows);
    }

    private static Optional<Pace> pace(List<Sample> samples) {
        return samples.isEmpty() ? Optional.empty() : Optional.of(Pace.of(samples));
    }
}
