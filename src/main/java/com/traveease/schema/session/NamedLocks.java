package com.traveease.schema.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.unit.NamedLockUse;

/** The named locks that a script takes by {@code GET_LOCK('name', …)}: they end with their session. */
final class NamedLocks {

    private static final int SECONDS_TO_WAIT = 10;

    private final Connection connection;
    private final List<String> names;

    /** @param ours the lock of the schema, which is looked after elsewhere */
    NamedLocks(Connection connection, List<com.traveease.schema.statement.Statement> statements, String ours) {
        this.connection = connection;
        Set<String> found = new LinkedHashSet<>();
        for (com.traveease.schema.statement.Statement statement : statements) {
            if (statement.mayMention("GET_LOCK")) {
                found.addAll(NamedLockUse.taken(statement.tokens()));
            }
        }
        found.remove(ours.toLowerCase(Locale.ROOT));
        this.names = List.copyOf(found);
    }

    boolean areNone() {
        return names.isEmpty();
    }

    /** Those that this session has, as SQL that takes them. */
    List<String> written() throws SQLException {
        List<String> lines = new ArrayList<>();
        if (!names.isEmpty()) {
            List<String> questions = names.stream()
                    .map(name -> "IS_USED_LOCK(%s) = CONNECTION_ID()".formatted(SqlText.compared(name)))
                    .toList();
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery("SELECT " + String.join(", ", questions) + " LIMIT 1")) {
                row.next();
                for (int i = 0; i < names.size(); i++) {
                    if (row.getBoolean(i + 1)) {
                        lines.add(line(names.get(i)));
                    }
                }
            }
        }
        return lines;
    }

    boolean isLine(String sql) {
        return names.stream().anyMatch(name -> line(name).equals(sql));
    }

    /**
     * Takes one again.
     *
     * @throws MigrationRefusedException when somebody else has it
     */
    void take(String line) throws SQLException {
        String name = names.stream().filter(each -> line(each).equals(line)).findFirst().orElseThrow();
        try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery(line)) {
            row.next();
            if (row.getInt(1) == 1) {
                return;
            }
        }
        throw new MigrationRefusedException(("The script had taken the named lock '%s' when it was interrupted, and another "
                + "connection holds that lock now. Nothing was run. Try again when it is released.").formatted(name));
    }

    /** The next script has none of them, whatever session it runs in. */
    List<String> releasing() throws SQLException {
        return written().stream().map(line -> line.replace("SELECT GET_LOCK(", "DO RELEASE_LOCK(")
                .replace(", " + SECONDS_TO_WAIT + ")", ")")).toList();
    }

    private static String line(String name) {
        return "SELECT GET_LOCK(%s, %d)".formatted(SqlText.compared(name), SECONDS_TO_WAIT);
    }
}
