package com.traveease.schema.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.server.SqlExcerpt;

/** The last deadlock that InnoDB found, as its monitor tells it to accounts with PROCESS. */
public final class LatestDeadlock {

    private static final Pattern SECTION = Pattern.compile(
            "\\nLATEST DETECTED DEADLOCK\\n-+\\n(.*?)\\n-+\\nTRANSACTIONS\\n-+\\n",
            Pattern.DOTALL);
    private static final Pattern TRANSACTION = Pattern.compile(
            "\\nMySQL thread id (\\d+), OS thread handle \\S+, query id \\d+ ([^\\n]*)\\n(.*?)(?=\\n\\*\\*\\* )",
            Pattern.DOTALL);

    private LatestDeadlock() {
    }

    /**
     * The others in the deadlock of this connection: {@code Blocked by connection 17 (app@10.0.0.5: UPDATE …).}
     *
     * @return empty when it was not in the last one
     * @throws SQLException also when the account may not see it
     */
    public static Optional<String> others(Connection connection, long ownId) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW ENGINE INNODB STATUS")) {
            return row.next() ? others(row.getString("Status"), ownId) : Optional.empty();
        }
    }

    public static Optional<String> others(String status, long ownId) {
        Matcher section = SECTION.matcher(status);
        if (!section.find()) {
            return Optional.empty();
        }
        List<String> others = new ArrayList<>();
        boolean ours = false;
        Matcher transaction = TRANSACTION.matcher(section.group(1));
        while (transaction.find()) {
            if (Long.parseLong(transaction.group(1)) == ownId) {
                ours = true;
            } else {
                others.add("connection %s (%s: %s)".formatted(transaction.group(1), account(transaction.group(2)),
                        SqlExcerpt.of(transaction.group(3))));
            }
        }
        return ours && !others.isEmpty() ? Optional.of("Blocked by " + String.join(", ", others) + ".") : Optional.empty();
    }

    /** Of {@code db.example.com 10.0.0.5 app updating}; the name of the host need not be there. */
    private static String account(String words) {
        Matcher found = Pattern.compile("(?:\\S+ )?([\\d.]+|[\\da-fA-F:]+|localhost) (\\S+)(?: .*)?").matcher(words);
        return found.matches() ? found.group(2) + "@" + found.group(1) : words;
    }
}
