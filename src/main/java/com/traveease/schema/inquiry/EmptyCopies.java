package com.traveease.schema.inquiry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.definition.Definitions;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.scratch.ScratchSchema;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;

/**
 * Empty tables in a scratch schema that are for the server what those of the live schema are: with their keys, foreign keys and
 * partitions, with as many instant changes behind them, and with the hidden column that a full-text key leaves.
 */
final class EmptyCopies {

    private static final String SPARE = "traveease_schema_spare";

    private final ScratchSchema scratch;
    private final ConnectionSource connections;
    private final String schema;

    EmptyCopies(ScratchSchema scratch, ConnectionSource connections, String schema) {
        this.scratch = scratch;
        this.connections = connections;
        this.schema = schema;
    }

    /**
     * @param live that the plan names
     * @param changes of each table, by lower-case name, how many statements of the plan alter it
     */
    void make(LiveTables live, Map<String, Integer> changes) throws SQLException {
        Map<String, TableText> texts = texts(live);
        try (Connection connection = scratch.open(); Statement jdbc = connection.createStatement()) {
            jdbc.execute("SET SESSION foreign_key_checks = 0, sql_mode = ''");
            for (TableText text : texts.values()) {
                scratch.runHere(connection, text.forCopy());
                Optional<LiveTable> table = live.of(text.name());
                if (table.isPresent()) {
                    age(connection, table.get(), text, changes.getOrDefault(text.name().toLowerCase(Locale.ROOT), 0));
                }
            }
        }
    }

    /** With those that foreign keys lead to, in either direction. */
    private Map<String, TableText> texts(LiveTables live) throws SQLException {
        Map<String, TableText> texts = new LinkedHashMap<>();
        try (Connection connection = connections.open(); Definitions definitions = Definitions.of(connections, schema)) {
            Set<String> wanted = live.byName().values().stream().map(LiveTable::name)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            wanted.addAll(children(connection, wanted));
            for (int up = 0; up < 2; up++) {
                Set<String> parents = new LinkedHashSet<>();
                for (String name : wanted) {
                    if (!texts.containsKey(name)) {
                        definitions.table(name).ifPresent(text -> {
                            texts.put(name, text);
                            parents.addAll(text.parents());
                        });
                    }
                }
                wanted = parents;
            }
        }
        return texts;
    }

    private Set<String> children(Connection connection, Set<String> parents) throws SQLException {
        Set<String> children = new LinkedHashSet<>();
        if (!parents.isEmpty()) {
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery("SELECT DISTINCT table_name FROM "
                            + "information_schema.referential_constraints WHERE constraint_schema = " + SqlText.of(schema)
                            + " AND unique_constraint_schema = constraint_schema AND referenced_table_name IN ("
                            + parents.stream().map(SqlText::of).collect(Collectors.joining(", ")) + ")")) {
                while (row.next()) {
                    children.add(row.getString(1));
                }
            }
        }
        return children;
    }

    private void age(Connection connection, LiveTable table, TableText text, int changes) throws SQLException {
        String alter = "ALTER TABLE " + Identifiers.quoted(text.name()) + " ";
        boolean fullText = text.lines().stream().anyMatch(line -> line.startsWith("FULLTEXT"));
        try {
            if (table.hadFullText() && !fullText) {
                for (String clause : List.of("ADD COLUMN %s TEXT", "ADD FULLTEXT KEY %s (%1$s)", "DROP KEY %s",
                        "DROP COLUMN %s")) {
                    scratch.runHere(connection, alter + clause.formatted(SPARE));
                }
            }
            int behind = table.rowVersions().orElse(0);
            // Each is quick, and yet they are worth it only where the plan could come to the limit.
            if (behind > 1 && behind + changes > LiveTable.MOST_ROW_VERSIONS) {
                scratch.runHere(connection, alter + "ADD COLUMN %s0 INT, ALGORITHM=INSTANT".formatted(SPARE));
                for (int i = 1; i < behind - 1; i++) {
                    scratch.runHere(connection, alter + "ADD COLUMN %s%d INT, DROP COLUMN %1$s%d, ALGORITHM=INSTANT"
                            .formatted(SPARE, i, i - 1));
                }
                scratch.runHere(connection, alter + "DROP COLUMN %s%d, ALGORITHM=INSTANT".formatted(SPARE, behind - 2));
            }
        } catch (SQLException e) {
            // A table that takes no such change has no such history either, or the row is full.
            if (e.getErrorCode() == 0 || e.getErrorCode() == MySqlErrors.QUERY_INTERRUPTED) {
                throw e;
            }
        }
    }
}
