package com.traveease.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.traveease.testing.SchemaAtHead;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The naming scheme is at the head of the first script. */
@QuarkusTest
@WithTestResource(SchemaAtHead.class)
class ConstraintNamesTest {
    @Inject
    AgroalDataSource dataSource;

    /** An index of a table, or the columns of a foreign key. */
    private record Key(String table, String name, List<String> columns) {
        boolean isPrefixOf(Key other) {
            return table.equals(other.table) && columns.size() <= other.columns.size()
                    && columns.equals(other.columns.subList(0, columns.size()));
        }

        String derivedName(String kind) {
            StringBuilder derived = new StringBuilder(kind).append('_').append(subject(table));
            columns.forEach(column -> derived.append('_').append(column.replaceFirst("_id$", "")));
            return derived.toString();
        }
    }

    @Test
    void indexesAreNamedByTheirColumns() throws SQLException {
        for (Key index : indexes()) {
            assertEquals(index.name.equals("PRIMARY") ? "PRIMARY" : index.derivedName("idx"), index.name);
        }
    }

    @Test
    void foreignKeysAreNamedByTheirColumn() throws SQLException {
        for (Key foreignKey : foreignKeys()) {
            assertEquals(foreignKey.derivedName("fk"), foreignKey.name);
        }
    }

    @Test
    void checksAreNamedByTheirTableAndRule() throws SQLException {
        List<Key> checks = keys("""
                select c.table_name, c.constraint_name, c.constraint_name
                from information_schema.table_constraints c
                where c.constraint_schema = database() and c.constraint_type = 'CHECK'
                """);
        assertFalse(checks.isEmpty());
        for (Key check : checks) {
            String prefix = "ck_" + subject(check.table) + "_";
            // MySQL's own names would be vendors_chk_1.
            assertEquals(prefix, check.name.substring(0, Math.min(prefix.length(), check.name.length())));
        }
    }

    @Test
    void everyForeignKeyHasAnIndex() throws SQLException {
        List<Key> indexes = indexes();
        for (Key foreignKey : foreignKeys()) {
            assertFalse(indexes.stream().noneMatch(foreignKey::isPrefixOf), () -> "no index begins with " + foreignKey);
        }
    }

    @Test
    void noIndexIsTheBeginningOfAnother() throws SQLException {
        List<Key> indexes = indexes();
        for (Key index : indexes) {
            indexes.stream().filter(other -> !other.equals(index)).forEach(other -> assertFalse(index.isPrefixOf(other),
                    () -> index + " can do nothing that " + other + " cannot"));
        }
    }

    @ParameterizedTest
    @CsvSource({ "users, user", "insurance_policies, insurance_policy", "summary_refreshes, summary_refresh",
            "daily_revenue_summary, daily_revenue_summary", "visa_applications, visa_application" })
    void theSubjectIsTheSingularOfTheTable(String table, String subject) {
        assertEquals(subject, subject(table));
    }

    private static String subject(String table) {
        return table.replaceFirst("ies$", "y").replaceFirst("(sh)es$", "$1").replaceFirst("s$", "");
    }

    private List<Key> indexes() throws SQLException {
        return keys("""
                select table_name, index_name, column_name from information_schema.statistics
                where table_schema = database()
                order by table_name, index_name, seq_in_index
                """);
    }

    private List<Key> foreignKeys() throws SQLException {
        return keys("""
                select table_name, constraint_name, column_name from information_schema.key_column_usage
                where table_schema = database() and referenced_table_name is not null
                order by table_name, constraint_name, ordinal_position
                """);
    }

    /** From rows of table, name and one column each; what is not the model's is left out. */
    private List<Key> keys(String sql) throws SQLException {
        List<Key> keys = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String table = rows.getString(1);
                String name = rows.getString(2);
                if (isOfTheMigrations(table)) {
                    continue;
                }
                int last = keys.size() - 1;
                if (last < 0 || !keys.get(last).table.equals(table) || !keys.get(last).name.equals(name)) {
                    keys.add(new Key(table, name, new ArrayList<>()));
                    last++;
                }
                keys.get(last).columns.add(rows.getString(3));
            }
        }
        assertFalse(keys.isEmpty());
        return keys;
    }

    private static boolean isOfTheMigrations(String table) {
        return table.startsWith("flyway_schema_history") || table.startsWith("traveease_schema_");
    }
}
