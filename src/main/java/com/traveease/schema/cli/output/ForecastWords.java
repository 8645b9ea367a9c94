package com.traveease.schema.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.forecast.StatementForecast;
import com.traveease.schema.inquiry.AlgorithmAndLock;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.keep.ToKeep;
import com.traveease.schema.sql.ByteSize;
import com.traveease.schema.sql.Identifiers;

/** What a forecast says of one statement, for people. */
final class ForecastWords {

    private static final int MOST_TABLES = 3;

    private ForecastWords() {
    }

    /** The lines below a statement; none when there is nothing about it that a reader should know. */
    static List<String> lines(StatementForecast forecast) {
        List<String> lines = new ArrayList<>();
        if (!forecast.tables().isEmpty() && !forecast.blocksNothing()) {
            if (forecast.planned().alter().isPresent()) {
                lines.add("%s (%s)".formatted(forecast.does(), tables(forecast)));
                lines.add(cost(forecast));
            } else if (forecast.tables().stream().anyMatch(table -> table.bytes() >= ByteSize.MIB)) {
                // Of a small table it is done before anybody notices.
                lines.add(tables(forecast) + "; " + cost(forecast));
            }
        }
        forecast.inTheWay().ifPresent(lines::add);
        forecast.failures().forEach(failure -> lines.add(TerminalColors.failure("Will fail: ") + failure));
        forecast.rowsInWords().forEach(row -> lines.add("Rows: " + row));
        forecast.remarks().forEach(remark -> lines.add("%s %s: %s".formatted(
                remark.severity() == com.traveease.schema.rule.Severity.ERROR
                        ? TerminalColors.failure(remark.severity().toString())
                        : remark.severity().toString(),
                remark.rule().id(), remark.what())));
        return lines;
    }

    /** {@code ALGORITHM=COPY, LOCK=SHARED; about 4 s to 1 min; blocks writes to seats, while it runs; reads continue}. */
    static String cost(StatementForecast forecast) {
        List<String> parts = new ArrayList<>();
        forecast.algorithm().map(AlgorithmAndLock::toString).ifPresent(parts::add);
        forecast.time().map(Object::toString).or(() -> forecast.untimed().map("time unknown: %s"::formatted))
                .ifPresent(parts::add);
        parts.add((forecast.blocksUnknown() ? "what it blocks is " : "blocks ") + forecast.blocks());
        return String.join("; ", parts);
    }

    /** {@code trips (about 2 703 rows, 176 KiB) is moved to traveease_kept, under 1 s}. */
    static String kept(ToKeep one) {
        return "%s (%sabout %s rows, %s) is %s to %s, %s".formatted(one.what(), one.isMoved() ? "" : "of ",
                Quantity.number(one.rows()), Quantity.bytes(one.bytes()),
                one.isMoved() ? "moved" : "copied", Identifiers.plain(one.schema()), one.time());
    }

    private static String tables(StatementForecast forecast) {
        Optional<LiveTable> target = forecast.planned().target().flatMap(name -> forecast.tables().stream()
                .filter(table -> table.name().equalsIgnoreCase(name)).findFirst());
        List<String> sizes = target.map(List::of).orElseGet(forecast::tables).stream().limit(MOST_TABLES)
                .map(table -> (target.isPresent() ? "" : Identifiers.plain(table.name()) + ": ") + size(table)).toList();
        int more = target.isPresent() ? 0 : forecast.tables().size() - MOST_TABLES;
        return String.join(", ", sizes) + (more > 0 ? " and %d more tables".formatted(more) : "");
    }

    static String size(LiveTable table) {
        return table.bytes() < ByteSize.MIB ? "under 1 MiB"
                : "about %s rows, %s".formatted(Quantity.number(table.rows()),
                        ByteSize.inWords(table.bytes()));
    }
}
