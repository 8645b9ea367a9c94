package com.traveease.schema.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.traveease.schema.server.MySqlVersion;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;

/**
 * What a CALL says that changes nothing but definitions: its arguments, and the bodies of all that it calls. What is prepared
 * is
 * made of their strings.
 *
 * @param schema the default one
 */
record CallTexts(String schema, List<List<Token>> texts) {

    /** Of {@code information_schema}: what shows the definitions of one schema, and is the same for a copy of it. */
    private static final Set<String> SHOWN = Set.of("TABLES", "COLUMNS", "STATISTICS", "KEY_COLUMN_USAGE", "TABLE_CONSTRAINTS",
            "REFERENTIAL_CONSTRAINTS", "CHECK_CONSTRAINTS", "PARTITIONS", "VIEWS", "ROUTINES", "TRIGGERS", "EVENTS",
            "PARAMETERS");
    /** Of rows, of the moment, or of chance. */
    private static final Set<String> NOT_OF_DEFINITIONS = Set.of("TABLE_ROWS", "AVG_ROW_LENGTH", "DATA_LENGTH",
            "MAX_DATA_LENGTH", "INDEX_LENGTH", "DATA_FREE", "CARDINALITY", "CREATE_TIME", "UPDATE_TIME", "CHECK_TIME",
            "CREATED", "LAST_ALTERED", "LAST_EXECUTED", "ROW_COUNT", "FOUND_ROWS", "RAND", "UUID", "UUID_SHORT",
            "CONNECTION_ID", "SCHEMATA", "SCHEMA_NAME", "CURRENT_USER", "CURRENT_ROLE", "TABLESPACE");
    /** Behind SET: what a session keeps of it is not told by the names of settings, or is of the server. */
    private static final Set<String> NO_ASSIGNMENT = Set.of("NAMES", "CHARACTER", "CHARSET", "TRANSACTION", "ROLE", "RESOURCE",
            "PASSWORD");
    /** Errors that depend on definitions alone, whatever the rows are. */
    private static final Set<String> OF_DEFINITIONS = Set.of("1050", "1051", "1054", "1060", "1061", "1068", "1072", "1091",
            "1146", "1304", "1305", "1359", "1360", "1505", "1507", "1508", "1517", "1537", "1539", "1826", "3821", "3822");
    /** Behind DROP: what has no rows. */
    private static final Set<String> WITHOUT_ROWS = Set.of("INDEX", "KEY", "FOREIGN", "PRIMARY", "CONSTRAINT", "CHECK",
            "PROCEDURE", "FUNCTION", "VIEW", "TRIGGER", "EVENT", "DEFAULT", "PREPARE");

    private static final String INNODB = "InnoDB";
    /** Before TABLE. */
    private static final Set<String> VERBS = Set.of("CREATE", "ALTER", "DROP", "ANALYZE", "OPTIMIZE", "REPAIR", "CHECK");

    CallTexts {
        List<List<Token>> all = new ArrayList<>();
        texts.forEach(text -> addWithStrings(text, all));
        texts = List.copyOf(all);
    }

    private static void addWithStrings(List<Token> text, List<List<Token>> all) {
        all.add(text);
        text.stream().filter(token -> token.kind() == Token.Kind.STRING)
                .forEach(token -> addWithStrings(Token.of(token.text()), all));
    }

    /**
     * Whether it comes to the same definitions in a copy of the schema that has no rows and another name, and leaves the schema
     * itself alone there.
     */
    boolean canBeTried() {
        return texts.stream().allMatch(this::canBeTried);
    }

    private boolean canBeTried(List<Token> text) {
        if (mayReadOtherSchemas(text)) {
            return false;
        }
        for (int i = 0; i < text.size(); i++) {
            String word = upper(text, i);
            boolean elsewhere = text.get(i).text().equalsIgnoreCase(schema)
                    || word.equals("INFORMATION_SCHEMA") && !SHOWN.contains(upper(text, i + 2))
                    // Prepared, it may read rows; so may what a string ends before.
                    || (word.equals("FROM") || word.equals("JOIN") || word.equals("STRAIGHT_JOIN"))
                            && !isOfDefinitions(text, i + 1)
                    || word.equals("TABLE") && i > 0 && text.get(i - 1).isSymbol('(')
                    // In a copy no event may come to its time.
                    || word.equals("EVENT");
            boolean otherwise = NOT_OF_DEFINITIONS.contains(name(text, i))
                    || name(text, i).equals("AUTO_INCREMENT") && (isRead(text, i) || isGiven(text, i + 1))
                    || isNameOfSchema(text, i) && !isComparedWithColumn(text, i)
                    || word.equals("SET") && NO_ASSIGNMENT.contains(upper(text, i + 1))
                    || word.equals("HANDLER") && !handlesDefinitions(text, i + 1);
            boolean given = text.get(i).isSymbol('@') && (isArgument(text) || isSymbol(text, i + 1, '@'));
            if (elsewhere || otherwise || given) {
                return false;
            }
        }
        return true;
    }

    /** While it is tried there are two schemas that have the same: what asks for both counts everything twice. */
    private static boolean mayReadOtherSchemas(List<Token> text) {
        int reads = 0;
        int confined = 0;
        for (int i = 0; i < text.size(); i++) {
            if (name(text, i).equals("INFORMATION_SCHEMA")) {
                reads++;
            } else if (name(text, i).endsWith("_SCHEMA") && isSymbol(text, i + 1, '=')) {
                confined++;
            }
        }
        return reads > confined;
    }

    private static boolean isNameOfSchema(List<Token> text, int i) {
        return (upper(text, i).equals("DATABASE") || upper(text, i).equals("SCHEMA")) && isSymbol(text, i + 1, '(');
    }

    /** {@code table_schema = DATABASE()}; whatever else asks for the name may decide by it, and a copy has another. */
    private static boolean isComparedWithColumn(List<Token> text, int i) {
        return i > 1 && isSymbol(text, i - 1, '=') && name(text, i - 2).endsWith("_SCHEMA");
    }

    /** {@code ALTER TABLE t AUTO_INCREMENT = 1000}: no definition shows whether that was done. */
    private static boolean isGiven(List<Token> text, int i) {
        return isSymbol(text, i, '=') || i < text.size() && text.get(i).kind() == Token.Kind.NUMBER;
    }

    /** The arguments come first; a variable in them is one of the script. */
    private boolean isArgument(List<Token> text) {
        return text == texts.get(0);
    }

    private static boolean isOfDefinitions(List<Token> text, int i) {
        if (isSymbol(text, i, '(')) {
            return upper(text, i + 1).equals("SELECT") || isOfDefinitions(text, i + 1);
        }
        return upper(text, i).equals("INFORMATION_SCHEMA") || isSymbol(text, i, '@')
                || i < text.size() && text.get(i).kind() == Token.Kind.STRING;
    }

    private static boolean isRead(List<Token> text, int i) {
        return i > 0 && (text.get(i - 1).is("SELECT") || text.get(i - 1).isSymbol('.') || text.get(i - 1).isSymbol(',')
                || text.get(i - 1).isSymbol('('));
    }

    /** {@code HANDLER FOR 1060, SQLSTATE '42S21', NOT FOUND}: nothing that a row could cause. */
    private static boolean handlesDefinitions(List<Token> text, int at) {
        int i = at;
        if (!upper(text, i).equals("FOR")) {
            return false;
        }
        do {
            i++;
            if (upper(text, i).equals("NOT") && upper(text, i + 1).equals("FOUND")) {
                i += 2;
            } else if (upper(text, i).equals("SQLSTATE")) {
                i += upper(text, i + 1).equals("VALUE") ? 2 : 1;
                String state = i < text.size() ? text.get(i).text() : "";
                if (!state.startsWith("42") && !state.startsWith("02")) {
                    return false;
                }
                i++;
            } else if (i < text.size() && OF_DEFINITIONS.contains(text.get(i).text())) {
                i++;
            } else {
                return false;
            }
        } while (i < text.size() && text.get(i).isSymbol(','));
        return true;
    }

    /**
     * Whether nothing in it can take away what has rows, give it the name of something else that has, or change the values of a
     * column by more than one definition, of which it then cannot be told how many were made.
     */
    boolean keepRows() {
        return texts.stream().allMatch(CallTexts::keepsRows) && !mayConvertTwice();
    }

    private boolean mayConvertTwice() {
        Set<String> columns = new HashSet<>();
        int tables = 0;
        for (List<Token> text : texts) {
            for (int i = 0; i < text.size(); i++) {
                if (upper(text, i).equals("MODIFY")) {
                    int column = upper(text, i + 1).equals("COLUMN") ? i + 2 : i + 1;
                    // Where the text ends before its type, it may be run with one and then with another.
                    if (name(text, column).isEmpty() || column + 1 == text.size() || !columns.add(name(text, column))) {
                        return true;
                    }
                } else if (upper(text, i).equals("CONVERT") && upper(text, i + 1).equals("TO")) {
                    tables++;
                }
            }
        }
        return tables > 1 || tables == 1 && !columns.isEmpty();
    }

    /**
     * Whether a table that it makes may be there without its rows: not every server, nor every engine, makes both at once.
     *
     * @param engine of tables that name none
     */
    boolean mayLeaveTablesUnfilled(MySqlVersion version, String engine) {
        return mayFillTables() && (!version.isAtLeast(8, 0, 21) || !engine.equalsIgnoreCase(INNODB)
                || texts.stream().anyMatch(CallTexts::namesOtherEngine));
    }

    private static boolean namesOtherEngine(List<Token> text) {
        for (int i = 0; i < text.size(); i++) {
            int named = isSymbol(text, i + 1, '=') ? i + 2 : i + 1;
            if (name(text, i).equals("ENGINE") && (named >= text.size() || !text.get(named).text().equalsIgnoreCase(INNODB))) {
                return true;
            }
        }
        return false;
    }

    /** {@code CREATE TABLE … SELECT}, {@code … VALUES} or {@code … TABLE}, be it in parts that are put together. */
    private boolean mayFillTables() {
        boolean makes = false;
        boolean fills = false;
        for (List<Token> text : texts) {
            for (int i = 0; i < text.size(); i++) {
                String before = i == 0 ? "" : upper(text, i - 1);
                boolean table = upper(text, i).equals("TABLE");
                makes |= upper(text, i).equals("CREATE") && (i + 1 == text.size() || upper(text, i + 1).equals("TABLE"));
                fills |= upper(text, i).equals("SELECT") || upper(text, i).equals("VALUES")
                        || table && !VERBS.contains(before);
            }
        }
        return makes && fills;
    }

    /** The user variables that it names, as {@code @`name`}. */
    Set<String> variables() {
        Set<String> variables = new HashSet<>();
        for (List<Token> text : texts) {
            for (int i = 0; i + 1 < text.size(); i++) {
                if (text.get(i).isSymbol('@') && text.get(i + 1).kind() != Token.Kind.SYMBOL) {
                    variables.add("@" + Identifiers.quoted(text.get(i + 1).text().toLowerCase(Locale.ROOT)));
                }
            }
        }
        return variables;
    }

    /** What it sets: settings, and its own variables. */
    Set<String> assigned() {
        Set<String> assigned = new HashSet<>();
        for (List<Token> text : texts) {
            boolean set = false;
            for (int i = 0; i < text.size(); i++) {
                set = !text.get(i).isSymbol(';') && (set || upper(text, i).equals("SET"));
                boolean variable = i > 0 && text.get(i - 1).isSymbol('@');
                if (set && !variable && text.get(i).isName() && (isSymbol(text, i + 1, '=') || isSymbol(text, i + 1, ':'))) {
                    assigned.add(text.get(i).text().toLowerCase(Locale.ROOT));
                }
            }
        }
        return assigned;
    }

    private static boolean keepsRows(List<Token> text) {
        for (int i = 0; i < text.size(); i++) {
            String word = upper(text, i);
            if (word.equals("CHANGE") || word.equals("DROP") && !WITHOUT_ROWS.contains(upper(text, i + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSymbol(List<Token> text, int i, char symbol) {
        return i < text.size() && text.get(i).isSymbol(symbol);
    }

    /** In backquotes too. */
    private static String name(List<Token> text, int i) {
        return i < text.size() && text.get(i).isName() ? text.get(i).text().toUpperCase(Locale.ROOT) : "";
    }

    private static String upper(List<Token> text, int i) {
        return i < text.size() && text.get(i).kind() == Token.Kind.WORD ? text.get(i).text().toUpperCase(Locale.ROOT) : "";
    }
}
