package com.traveease.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.traveease.crash.Outcome.Verdict;

/** A file with a line for each outcome, so that a run that takes hours and is stopped goes on behind them. */
final class Tried {

    private final Path file;

    /** @param of what the outcomes are of: program, server, and choice of points */
    Tried(String of) {
        this.file = Path.of("target", "crash-points-%08x.txt".formatted(of.hashCode()));
    }

    List<Outcome> outcomes(List<Point> points) throws IOException {
        Map<String, Point> byName = points.stream().collect(Collectors.toMap(Point::name, Function.identity()));
        List<Outcome> outcomes = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String> of()) {
            String[] parts = line.split("\t");
            if (parts.length == 2 && byName.containsKey(parts[1])) {
                outcomes.add(new Outcome(byName.get(parts[1]), Verdict.valueOf(parts[0]), ""));
            }
        }
        return outcomes;
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
