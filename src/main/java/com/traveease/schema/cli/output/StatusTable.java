package com.traveease.schema.cli.output;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.traveease.schema.history.RevisionEntry;

/** Revisions as a table, a line each. */
public final class StatusTable {

    private static final List<String> HEADINGS = List.of("Version", "Description", "State", "Installed on (UTC)", "Took");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private StatusTable() {
    }

    public static void print(List<RevisionEntry> entries, PrintWriter out) {
        List<List<String>> lines = new ArrayList<>(List.of(HEADINGS));
        for (RevisionEntry entry : entries) {
            lines.add(List.of(entry.version().orElse(""), entry.description(), entry.state().orElse(""),
                    entry.appliedAt().map(StatusTable::time).orElse(""),
                    entry.took().map(StatusTable::duration).orElse("")));
        }
        TextTable.print(lines, out);
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** {@code 0.124 s}, {@code 2:10 min}, {@code 3:02:10 h}. */
    static String duration(Duration took) {
        if (took.toMinutes() == 0) {
            return "%d.%03d s".formatted(took.toSeconds(), took.toMillisPart());
        }
        return took.toHours() == 0 ? "%d:%02d min".formatted(took.toMinutes(), took.toSecondsPart())
                : "%d:%02d:%02d h".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart());
    }
}
