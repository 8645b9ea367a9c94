package com.traveease.schema.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.traveease.testing.TestDatabase;

class MySqlErrorsTest {

    /** Of other servers than MySQL 8.0, or of later ones than 8.0.31. */
    private static final Set<String> OF_RELATIVES = Set.of("DISK_FULL", "INNODB_INSTANT_ADD_NOT_SUPPORTED_MAX_FIELDS");

    /** Which the server calls so. */
    private static final Set<String> WARNINGS = Set.of("WARN_DATA_TRUNCATED");

    @Test
    void theServerHasThemUnderTheseNames() throws Exception {
        TreeMap<Integer, String> ours = new TreeMap<>();
        for (Field field : MySqlErrors.class.getFields()) {
            if (!OF_RELATIVES.contains(field.getName())) {
                ours.put(field.getInt(null), (WARNINGS.contains(field.getName()) ? "" : "ER_") + field.getName());
            }
        }
        assertEquals(new ArrayList<>(ours.values()), names(ours.keySet()));
    }

    private static List<String> names(Set<Integer> numbers) throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            String list = numbers.toString().replace('[', '(').replace(']', ')');
            return database.strings("SELECT error_name FROM performance_schema.events_errors_summary_global_by_error "
                    + "WHERE error_number IN " + list + " ORDER BY error_number");
        }
    }
}
