package com.traveease.schema.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.mysql.cj.ServerVersion;
import com.mysql.cj.jdbc.JdbcConnection;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/**
 * {@code /*!90000 … *}{@code /}: a server runs it from that version on, and reads over it before. What a statement is may
 * depend on that, so the comments are replaced by what this server makes of them where it does.
 *
 * @param version of the server, 80031 for 8.0.31
 */
public record VersionComments(int version) {

    private static final int SHORT = 5;
    /** From here on the server reads a sixth digit. */
    private static final int READS_LONG = 80_100;
    private static final String NOTHING = "DO 0";

    public static VersionComments of(Connection connection) throws SQLException {
        ServerVersion version = connection.unwrap(JdbcConnection.class).getServerVersion();
        return new VersionComments(version.getMajor() * 10_000 + version.getMinor() * 100 + version.getSubminor());
    }

    public List<Statement> in(List<Statement> statements) {
        if (statements.stream().noneMatch(statement -> statement.outline().contains("/*!"))) {
            return statements;
        }
        List<Statement> resolved = new ArrayList<>();
        for (Statement statement : statements) {
            String sql = statement.outline().contains("/*!") ? resolved(statement.sql()) : statement.sql();
            resolved.add(isSame(statement.sql(), sql) ? statement : new Statement(statement.line(), sql));
        }
        return resolved;
    }

    /** Whether this program takes both for the same; the text of a stored program is not touched then. */
    private static boolean isSame(String sql, String resolved) {
        return sql.equals(resolved) || !resolved.equals(NOTHING) && StatementKind.of(sql) == StatementKind.of(resolved)
                && defined(sql).equals(defined(resolved));
    }

    private static List<Object> defined(String sql) {
        return DefinitionChange.of(sql).map(change -> List.<Object> of(change.effect(), change.objects())).orElse(List.of());
    }

    private String resolved(String sql) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        int copied = 0;
        boolean inComment = false;
        while (at < sql.length()) {
            if (sql.startsWith("/*!", at)) {
                int digits = digits(sql, at + 3);
                boolean runs = digits < SHORT || Integer.parseInt(sql.substring(at + 3, at + 3 + digits)) <= version;
                text.append(sql, copied, at).append(' ');
                at += 3 + (digits < SHORT ? 0 : digits);
                inComment = runs;
                if (!runs) {
                    int end = sql.indexOf("*/", at);
                    at = end < 0 ? sql.length() : end + 2;
                }
                copied = at;
            } else if (inComment && sql.startsWith("*/", at)) {
                text.append(sql, copied, at).append(' ');
                inComment = false;
                at += 2;
                copied = at;
            } else {
                at = behindOne(sql, at);
            }
        }
        text.append(sql, copied, sql.length());
        return Token.of(text.toString()).isEmpty() ? NOTHING : text.toString();
    }

    private int digits(String sql, int from) {
        int digits = 0;
        int most = version >= READS_LONG ? SHORT + 1 : SHORT;
        while (digits < most && from + digits < sql.length() && Character.isDigit(sql.charAt(from + digits))) {
            digits++;
        }
        return digits;
    }

    /** Behind a string, a quoted name, a comment or any other character. */
    private static int behindOne(String sql, int at) {
        char c = sql.charAt(at);
        int end;
        if (c == '\'' || c == '"' || c == '`') {
            end = at + 1;
            while (end < sql.length() && sql.charAt(end) != c) {
                end += c != '`' && sql.charAt(end) == '\\' ? 2 : 1;
            }
            return Math.min(end + 1, sql.length());
        }
        boolean dash = sql.startsWith("--", at) && (at + 2 == sql.length() || sql.charAt(at + 2) <= ' ');
        if (c == '#' || dash) {
            end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end + 1;
        }
        if (sql.startsWith("/*", at)) {
            end = sql.indexOf("*/", at + 2);
            return end < 0 ? sql.length() : end + 2;
        }
        return at + 1;
    }
}
