package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.PackagedProgram;

/**
 * All points, or as many as are asked for; run by {@code src/test/scripts/crash-test}, not by the build. Where it was stopped,
 * the next run of the same program goes on.
 */
class CrashRun {

    private final long seed = Long.getLong("crash.seed", 1);
    private final int wanted = Integer.getInteger("crash.points", Integer.MAX_VALUE);
    private final String part = System.getProperty("crash.part", "1/1");
    private final String only = System.getProperty("crash.only", "");
    private final Path results = Path.of(System.getProperty("crash.results", "src/test/crash/RESULTS.md"));
    private final PrintStream out = System.out;

    @Test
    void everyPointEndsAsIfNothingHadHappened(@TempDir Path directory) throws Exception {
        try (Campaign campaign = new Campaign(directory, seed)) {
            List<Reference> references = campaign.references();
            for (Reference reference : references) {
                out.printf("%s %s: %d commands%n", reference.scenario(), reference.direction(), reference.commands().size());
            }
            List<Point> possible = references.stream().flatMap(reference -> reference.points().stream())
                    .filter(point -> point.toString().contains(only)).toList();
            List<Point> points = part(Sample.of(possible, wanted, seed));
            Files.createDirectories(results.toAbsolutePath().getParent());
            Tried tried = new Tried("%s, MySQL %s, seed %d, %d, %s, %s, %s".formatted(PackagedProgram.built(),
                    campaign.mysqlVersion(), seed, wanted, part, only, Scenario.texts()));
            Progress progress = new Progress(points.size(), possible.size(), campaign.mysqlVersion(), tried,
                    tried.outcomes(points));
            campaign.run(references, progress.left(points), progress);
            progress.write();
            out.println("Written: " + results);
            assertEquals(points.size(), progress.done.stream().filter(Outcome::isIdentical).count(),
                    "Points that ended identical; the others are told above, and the next run tries them again.");
            tried.forget();
        }
    }

    /** The sample has the same order in every run, so that all parts together are all of it. */
    private List<Point> part(List<Point> points) {
        String[] numbers = part.split("/");
        int k = Integer.parseInt(numbers[0]);
        int n = Integer.parseInt(numbers[1]);
        return points.subList(points.size() * (k - 1) / n, points.size() * k / n);
    }

    /** A line every few seconds, and whatever is wrong at once. The page is written as often: a run takes hours. */
    private final class Progress implements Consumer<Outcome> {

        private static final Duration BETWEEN = Duration.ofSeconds(10);

        private final int all;
        private final int possible;
        private final String mysql;
        private final long begin = System.nanoTime();
        private final Tried tried;
        private final int before;
        private final List<Outcome> done;
        private long said = begin;

        /** @param done by a run that was stopped */
        Progress(int all, int possible, String mysql, Tried tried, List<Outcome> done) {
            this.tried = tried;
            this.before = done.size();
            this.done = new ArrayList<>(done);
            this.all = all;
            this.possible = possible;
            this.mysql = mysql;
        }

        List<Point> left(List<Point> points) {
            Set<Point> known = done.stream().map(Outcome::point).collect(Collectors.toSet());
            return points.stream().filter(point -> !known.contains(point)).toList();
        }

        void write() {
            try {
                Files.writeString(results.toAbsolutePath(),
                        new ResultTable(PackagedProgram.isNative() ? "native" : "JVM", mysql,
                                seed, possible, part, done).markdown());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void accept(Outcome outcome) {
            done.add(outcome);
            tried.add(outcome);
            if (!outcome.isIdentical()) {
                out.println(outcome);
            }
            long now = System.nanoTime();
            if (now - said > BETWEEN.toNanos() || done.size() == all) {
                said = now;
                long identical = done.stream().filter(Outcome::isIdentical).count();
                long seconds = TimeUnit.NANOSECONDS.toSeconds(now - begin);
                out.printf("%d of %d points, %d identical, %d not; %d s, about %d s to go%n", done.size(), all, identical,
                        done.size() - identical, seconds, seconds * (all - done.size()) / (done.size() - before));
                write();
            }
        }
    }
}
