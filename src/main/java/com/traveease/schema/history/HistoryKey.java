package com.traveease.schema.history;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.sql.Sha256;

/**
 * Names one state of the history: what is recorded for it beside the history is out of date when any script was run, undone or
 * stamped since, by whichever program, or when this one reads definitions otherwise than the one that recorded it. Accepting
 * the text of a script changes no schema, so checksums do not count.
 */
public final class HistoryKey {

    /** In which the definition of the schema is recorded, in a row that names the state of the history that it belongs to. */
    public static final String TABLE = "traveease_schema_definition";
    /** Of that table. */
    public static final String COLUMN = "history_key";

    private static final int BYTES = 20;

    private HistoryKey() {
    }

    /** @param rows all, oldest first */
    public static String of(List<HistoryRow> rows) {
        StringBuilder text = new StringBuilder().append(SchemaText.FORM).append('\n');
        for (HistoryRow row : rows) {
            text.append(row.rank()).append('\t').append(row.version().map(Object::toString).orElse("")).append('\t')
                    .append(row.script()).append('\t').append(row.installedOn().getEpochSecond()).append('\t')
                    .append(row.success()).append('\n');
        }
        return Sha256.hex(text.toString(), BYTES);
    }

    /**
     * The rows of the history, and the state for which a definition is recorded.
     *
     * @param recorded empty when there is none, or it cannot be read
     */
    record Recorded(List<HistoryRow> rows, Optional<String> recorded) {

        boolean isUpToDate() {
            return recorded.equals(Optional.of(of(rows)));
        }
    }
}
