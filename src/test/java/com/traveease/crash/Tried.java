package com.traveease.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.traveease.crash.Outcome.Verdict;

/** A file with a line for each outcome, so that a run that takes hours and is stopped goes on behind them. */
final class Tried {

    private final Path file;

    /** @param of what the outcomes are of: program, server, scripts, and choice of points */
    Tried(String of) {
        this.file = Path.of("target", "crash-points-%08x.txt".formatted(of.hashCode()));
    }

    /** Those that were identical; the others are tried again. */
    List<Outcome> outcomes(List<Point> points) throws IOException {
        Map<String, Point> byName = points.stream().collect(Collectors.toMap(Point::name, Function.identity()));
        Map<Point, Outcome> outcomes = new LinkedHashMap<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String> of()) {
            for (Verdict verdict : List.of(Verdict.CONTINUED, Verdict.RESTARTED)) {
                Point point = byName.get(line.replaceFirst("^" + verdict + "\t", ""));
                if (point != null) {
                    outcomes.put(point, new Outcome(point, verdict, ""));
                }
            }
        }
        return List.copyOf(outcomes.values());
    }

    void add(Outcome outcome) {
        try {
            Files.writeString(file, "%s\t%s\n".formatted(outcome.verdict(), outcome.point().name()), StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All is done: the next run begins anew. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
