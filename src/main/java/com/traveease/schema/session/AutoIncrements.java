package com.traveease.schema.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.journal.Journal;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.server.LostConnection;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.Statement;

/**
 * The number that AUTO_INCREMENT gives next, of each table that a script may insert into. MySQL does not give a number again
 * that a row had which was taken back, so a transaction that is repeated finds other numbers unless these are put back.
 */
public final class AutoIncrements {

    /** Of a statement with a long list of rows only the beginning is looked at: the table is named there. */
    private static final int LONGEST_HEAD = 4_000;
    /** So far into a statement a string may be the name of its table, with ANSI_QUOTES. */
    private static final int FIRST_TOKENS = 8;
    private static final int MOST_WORDS = 1_000;
    private static final Set<String> INSERTING = Set.of("INSERT", "REPLACE");
    private static final Set<String> MODIFIERS = Set.of("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "INTO");

    private final Connection connection;
    private final List<Statement> statements;
    /** Every name in the statements that may be one of a table, a view or a routine. */
    private final Set<String> words = new LinkedHashSet<>();
    /** Of these, where an INSERT names its table, only that: from the others it reads. */
    private final Set<String> targets = new LinkedHashSet<>();
    private final Set<String> schemas = new LinkedHashSet<>();
    /** Whether the text does not tell which tables are inserted into. */
    private boolean open;
    private boolean wordsRead;
    /** As SQL that gives the statements that put them back; empty when it is not known. */
    private String sql = "";
    private boolean known;
    private boolean hasDetours;
    private final Set<String> seen = new LinkedHashSet<>();

    public AutoIncrements(Connection connection, List<Statement> statements) {
        this.connection = connection;
        this.statements = statements;
    }

    /** The next question goes to the server again. */
    public void mayHaveChanged() {
        known = false;
    }

    /**
     * An expression for the statements that put the numbers back, one in each line, as {@link AutoIncrementsPutBack} reads
     * them; empty
     * when there is no such table.
     */
    public String sql() throws SQLException {
        if (!known) {
            readWords();
            List<String> tables = words.isEmpty() && !open ? List.of() : tables();
            sql = tables.isEmpty() ? "" : expression(tables);
            known = true;
        }
        return sql;
    }

    /** The tables that the expressions so far were of, quoted. */
    public Set<String> seen() {
        return seen;
    }

    /**
     * The same, with how far the script had come by then.
     *
     * @param statement the last that had run
     * @param numbers as {@link #sql}
     */
    public static String upTo(int statement, String numbers) {
        return numbers.isEmpty() ? "" : expression(List.of("'-- " + statement + "'", numbers));
    }

    /** Whether a statement may have been given numbers. */
    public boolean mayBeGivenTo(Statement statement) {
        return hasDetours || switch (statement.kind()) {
            case DATA -> Set.of("INSERT", "REPLACE").contains(statement.tokens().get(0).text().toUpperCase(Locale.ROOT));
            case NON_ATOMIC, EXECUTE -> true;
            default -> false;
        };
    }

    private void readWords() {
        if (wordsRead) {
            return;
        }
        wordsRead = true;
        for (Statement statement : statements) {
            switch (statement.kind()) {
                case NON_ATOMIC, EXECUTE -> {
                    open = true;
                    readWords(statement.outline());
                }
                case DATA -> readWords(statement.outline());
                case SESSION -> {
                    List<Token> tokens = statement.tokens();
                    if (tokens.get(0).is("USE") && tokens.size() > 1) {
                        schemas.add(tokens.get(1).text());
                    }
                }
                default -> {
                }
            }
        }
        open |= words.size() > MOST_WORDS;
    }

    private void readWords(String statement) {
        List<Token> tokens = Token
                .of(statement.length() > LONGEST_HEAD ? statement.substring(0, LONGEST_HEAD) : statement);
        if (tokens.isEmpty() || Set.of("SHOW", "EXPLAIN", "DESCRIBE", "DESC").stream().anyMatch(tokens.get(0)::is)) {
            return;
        }
        boolean inserts = INSERTING.stream().anyMatch(tokens.get(0)::is);
        int end = inserts ? endOfTarget(tokens) : 0;
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isName() || token.kind() == Token.Kind.STRING && i < FIRST_TOKENS) {
                words.add(token.text());
                if (!inserts || i <= end) {
                    targets.add(token.text());
                }
                if (i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('.')) {
                    schemas.add(token.text());
                }
            }
        }
    }

    /** Where the name of the table ends that is inserted into. */
    private static int endOfTarget(List<Token> tokens) {
        int i = 1;
        while (i < tokens.size() && MODIFIERS.stream().anyMatch(tokens.get(i)::is)) {
            i++;
        }
        if (i == tokens.size() || !tokens.get(i).isName() && tokens.get(i).kind() != Token.Kind.STRING) {
            return tokens.size(); // not written as expected: any of the names
        }
        return i + 2 < tokens.size() && tokens.get(i + 1).isSymbol('.') ? i + 2 : i;
    }

    /** Each as an expression for the statement that puts its number back. */
    private List<String> tables() throws SQLException {
        String there = "(DATABASE()%s)".formatted(schemas.stream().map(schema -> ", " + SqlText.compared(schema))
                .collect(Collectors.joining()));
        String named = open ? ""
                : among(words);
        hasDetours = open || hasDetours(there, named);
        List<String> tables = new ArrayList<>();
        List<String> quoted = new ArrayList<>();
        String columns = "SELECT DISTINCT table_schema, table_name FROM information_schema.columns "
                + "WHERE table_schema IN " + there + " AND extra LIKE '%auto_increment%'"
                + (hasDetours ? "" : among(targets).formatted("table_name")) + " ORDER BY 1, 2 LIMIT 100000";
        try (java.sql.Statement select = connection.createStatement(); ResultSet row = select.executeQuery(columns)) {
            while (row.next()) {
                if (!row.getString(2).equalsIgnoreCase(Journal.TABLE)) {
                    tables.add(expression(row.getString(1), row.getString(2)));
                    quoted.add(quoted(row.getString(1), row.getString(2)));
                }
            }
        }
        open(connection, quoted);
        seen.addAll(quoted);
        return tables;
    }

    private static String among(Set<String> names) {
        return " AND %s IN (" + names.stream().map(SqlText::compared).collect(Collectors.joining(", ")) + ")";
    }

    /**
     * Has the server open them: of a table that was not open since its start, the information schema gives the last number, not
     * the next.
     */
    static void open(Connection connection, List<String> tables) throws SQLException {
        for (String table : tables) {
            try (java.sql.Statement select = connection.createStatement()) {
                select.execute("SELECT 1 FROM %s LIMIT 0".formatted(table));
            } catch (SQLException e) {
                if (LockRetry.isLockWait(e) || LostConnection.isReason(e, connection)) {
                    throw e;
                }
                // It is gone, not locked with others, or not ours to read.
            }
        }
    }

    /** Whether a table may be inserted into without being named: by a trigger, a view or a routine. */
    private boolean hasDetours(String schemas, String named) throws SQLException {
        String detours = ("SELECT 1 FROM information_schema.triggers WHERE event_object_schema IN %1$s"
                + named.formatted("event_object_table")
                + " UNION ALL SELECT 1 FROM information_schema.views WHERE table_schema IN %1$s" + named.formatted("table_name")
                + " UNION ALL SELECT 1 FROM information_schema.routines WHERE routine_schema IN %1$s"
                + named.formatted("routine_name") + " LIMIT 1").formatted(schemas);
        try (java.sql.Statement select = connection.createStatement(); ResultSet row = select.executeQuery(detours)) {
            return row.next();
        }
    }

    static String expression(List<String> tables) {
        return "CONCAT_WS(X'0A', %s)".formatted(String.join(", ", tables));
    }

    /** Nothing where there is no such table any more. */
    static String expression(String schema, String table) {
        String statement = "ALTER TABLE %s AUTO_INCREMENT = ".formatted(quoted(schema, table));
        // A table that had no row yet has no number. While tables are locked, neither have those that are not.
        return "(SELECT CONCAT(%s, IFNULL(auto_increment, 1)) FROM information_schema.tables WHERE table_schema = %s AND table_name = %s)"
                .formatted(SqlText.of(statement), SqlText.compared(schema), SqlText.compared(table));
    }

    /** The same of a name as {@link #quoted} gives it. */
    static String expression(String quoted) {
        List<String> name = new TokenReader(Token.of(quoted)).dottedName();
        return expression(name.get(0), name.get(1));
    }

    static String quoted(String schema, String table) {
        return Identifiers.quoted(schema) + "." + Identifiers.quoted(table);
    }
}
