package com.traveease.schema.diff;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.testing.TestDatabase;

/**
 * Tells whether two schemas are the same without the comparison that is tested: by SHOW CREATE and some questions to
 * information_schema. Makes equal only what is known to be no difference.
 */
final class Judge {

    private static final Pattern COLUMN_CHARACTER_SET = Pattern.compile(" CHARACTER SET \\w+| COLLATE \\w+");
    private static final Pattern DEFAULT_RULE = Pattern.compile(" ON (DELETE|UPDATE) (RESTRICT|NO ACTION)");
    /** Numbered by the server: which number it is depends on what the table had before. */
    private static final Pattern AUTOMATIC_NAME = Pattern.compile("CONSTRAINT `[^`]*_(ibfk|chk)_\\d+`");
    /** InnoDB has nothing else, and knows no block size of a single index. */
    private static final Pattern IDLE_OF_KEY = Pattern.compile(" USING BTREE| KEY_BLOCK_SIZE=\\d+");
    /** Of the connection that made it. A text that is the same bytes in all of them has none that counts. */
    private static final Pattern INTRODUCER = Pattern.compile("_(utf8mb4|utf8mb3|(latin1|ascii)(?='\\p{ASCII}*'))(?=')");
    /** The server fills in the present; whatever a test says lies in the future. */
    private static final Pattern START_OF_EVENT = Pattern.compile(" STARTS '20[012]\\d-[^']*'");

    private static final List<String> QUESTIONS = List.of(
            """
                    SELECT CONCAT_WS(' ', table_name, column_name, ordinal_position, character_set_name, collation_name, srs_id, extra) AS columns_
                    FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name NOT IN
                    (SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE()) ORDER BY 1
                    """,
            """
                    SELECT CONCAT_WS(' ', trigger_name, event_object_table, action_timing, event_manipulation, action_order, sql_mode,
                    character_set_client, collation_connection) AS triggers_
                    FROM information_schema.triggers WHERE trigger_schema = DATABASE() ORDER BY 1
                    """,
            """
                    SELECT CONCAT_WS(' ', routine_type, routine_name, sql_mode, character_set_client, collation_connection) AS routines_
                    FROM information_schema.routines WHERE routine_schema = DATABASE() ORDER BY 1
                    """,
            """
                    SELECT CONCAT_WS(' ', event_name, time_zone, status, on_completion, sql_mode, character_set_client,
                    collation_connection) AS events_ FROM information_schema.events WHERE event_schema = DATABASE() ORDER BY 1
                    """, """
                    SELECT CONCAT_WS(' ', table_name, security_type, check_option) AS views_
                    FROM information_schema.views WHERE table_schema = DATABASE() ORDER BY 1
                    """);

    private Judge() {
    }

    /**
     * Equal for two schemas that are the same.
     *
     * @param connection to the schema
     */
    static String definition(Connection connection) throws SQLException {
        Map<String, String> all = new TreeMap<>();
        String schema = "`" + connection.getCatalog() + "`.";
        TestDatabase.definitions(connection).forEach((name, sql) -> all.put(name, name.startsWith("TABLE ") ? table(sql)
                : withoutLayout(START_OF_EVENT.matcher(sql).replaceAll("").replace(schema, "")
                        .replaceFirst("^(CREATE .*? PROCEDURE `[^`]*`\\()\\s*(?i:IN) ", "$1"))));
        try (Statement statement = connection.createStatement()) {
            for (String question : QUESTIONS) {
                try (ResultSet row = statement.executeQuery(question)) {
                    for (int number = 1; row.next(); number++) {
                        all.put("%s %d".formatted(row.getMetaData().getColumnLabel(1), number), row.getString(1));
                    }
                }
            }
        }
        return all.entrySet().stream().map(entry -> entry.getKey() + ":\n" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Keys and constraints come in any order. */
    private static String table(String sql) {
        boolean innodb = sql.contains("ENGINE=InnoDB");
        List<String> lines = sql.replaceFirst("\nPARTITIONS 1 \\*/", " */").lines().map(line -> line.replaceFirst(",$", ""))
                .map(line -> INTRODUCER.matcher(line).replaceAll("")).toList();
        Stream<String> columns = lines.stream().filter(line -> line.startsWith("  `"))
                .map(line -> COLUMN_CHARACTER_SET.matcher(line).replaceAll(""));
        Stream<String> others = lines.stream().filter(line -> !line.startsWith("  `"))
                .map(line -> AUTOMATIC_NAME.matcher(DEFAULT_RULE.matcher(line).replaceAll("")).replaceAll("CONSTRAINT $1"))
                .map(line -> innodb && !line.startsWith(")") ? IDLE_OF_KEY.matcher(line).replaceAll("") : line);
        return Stream.concat(columns, others.sorted()).collect(Collectors.joining("\n"));
    }

    private static final Pattern QUOTED_OR_COMMENT = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.|\"\")*\""
            + "|`(?:[^`]|``)*`|(?<comment>/\\*(?!!).*?\\*/|--(?=\\s).*?(?:\\n|$)|#.*?(?:\\n|$))", Pattern.DOTALL);

    /** Without space, comments and the difference of case between quotes. */
    private static String withoutLayout(String sql) {
        StringBuilder plain = new StringBuilder();
        Matcher quoted = QUOTED_OR_COMMENT.matcher(sql);
        int at = 0;
        while (quoted.find()) {
            plain.append(sql.substring(at, quoted.start()).replaceAll("\\s", "").toLowerCase(Locale.ROOT));
            plain.append(quoted.group("comment") == null ? quoted.group() : "");
            at = quoted.end();
        }
        return plain.append(sql.substring(at).replaceAll("\\s", "").toLowerCase(Locale.ROOT)).toString();
    }
}
