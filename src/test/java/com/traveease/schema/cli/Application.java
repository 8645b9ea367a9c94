package com.traveease.schema.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One version of an application, which writes rows of a table and knows afterwards what is to be in each. */
interface Application {

    /** Puts a new row into the table. */
    void insert(Client client) throws SQLException;

    /** Changes or deletes a row. */
    void change(Client client, long id) throws SQLException;

    /** What it does in rows that are left before a step; again and again, while others write. */
    interface Work {
        void run(Connection connection, String what) throws SQLException;
    }

    /** Whether it lives with this error of the server, for which a row was not written. */
    default boolean expects(int error) {
        return false;
    }

    /** A connection of an application, and all that was written by it and others. */
    final class Client {

        /** By key, what each column should have. */
        static final class Rows {
            final Map<Long, Map<String, String>> all = new ConcurrentHashMap<>();
            /** Of those that were deleted, too. */
            final Set<Long> ever = ConcurrentHashMap.newKeySet();
        }

        final Random random;
        private final Connection connection;
        private final Rows rows;
        /** Rows that nobody else writes. */
        final List<Long> own = new ArrayList<>();

        Client(Connection connection, Rows rows, long seed) {
            this.connection = connection;
            this.rows = rows;
            this.random = new Random(seed);
        }

        /** @param expected names and values of columns */
        void insert(Map<String, String> expected, String sql, Object... values) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
                set(insert, values);
                insert.executeUpdate();
                try (ResultSet key = insert.getGeneratedKeys()) {
                    key.next();
                    if (!rows.ever.add(key.getLong(1))) {
                        throw new IllegalStateException("The key %d was given twice".formatted(key.getLong(1)));
                    }
                    rows.all.put(key.getLong(1), new HashMap<>(expected));
                    own.add(key.getLong(1));
                }
            }
        }

        /** A row that is not there any more, since it was archived, stays as it is known. */
        void update(long id, Map<String, String> expected, String sql, Object... values) throws SQLException {
            if (run(sql, values)) {
                rows.all.get(id).putAll(expected);
            }
        }

        void delete(long id, String sql) throws SQLException {
            if (run(sql)) {
                rows.all.remove(id);
                own.remove(id);
            }
        }

        /** The row gets another key. */
        void move(long id, long other, String sql) throws SQLException {
            if (run(sql)) {
                rows.all.put(other, rows.all.remove(id));
                own.remove(id);
                own.add(other);
            }
        }

        /** The row is deleted and written anew. */
        void replace(long id, Map<String, String> expected, String sql, Object... values) throws SQLException {
            try (PreparedStatement replace = connection.prepareStatement(sql)) {
                set(replace, values);
                replace.executeUpdate();
                rows.all.put(id, new HashMap<>(expected));
            }
        }

        String known(long id, String column) {
            return rows.all.get(id).get(column);
        }

        String word() {
            return Long.toString(random.nextLong(Long.MAX_VALUE), 36).substring(0, 6);
        }

        private boolean run(String sql, Object... values) throws SQLException {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                set(update, values);
                return update.executeUpdate() == 1;
            }
        }

        private static void set(PreparedStatement statement, Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        }
    }
}
