package com.traveease.schema.evidence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.SchemaObject;

/**
 * What the procedures and functions of the default schema do, by their text and by the text of those that they call.
 *
 * @param schema the default one
 * @param programs by name in lower case
 * @param otherSchemas names in lower case
 */
record CalledPrograms(Connection connection, String schema, Map<String, List<SchemaObject>> programs,
        Set<String> otherSchemas) {

    /** Statements that change rows, sessions or the server; and RENAME, after which a schema may look as before. */
    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "LOAD", "TRUNCATE", "HANDLER",
            "GRANT", "REVOKE", "FLUSH", "KILL", "RESET", "PURGE", "IMPORT", "DISCARD", "EXCHANGE", "RENAME", "OUTFILE",
            "DUMPFILE", "GLOBAL", "PERSIST", "PERSIST_ONLY", "USE", "XA", "LOCK", "CLONE", "INSTALL", "UNINSTALL", "TEMPORARY",
            "SHUTDOWN", "RESTART", "GET_LOCK", "RELEASE_LOCK", "RELEASE_ALL_LOCKS", "LAST_INSERT_ID", "BINLOG", "CHANGE");
    /** Columns that show texts of other programs, which could be run. */
    private static final Set<String> TEXTS = Set.of("ROUTINE_DEFINITION", "VIEW_DEFINITION", "EVENT_DEFINITION",
            "ACTION_STATEMENT");
    private static final Set<String> ELSEWHERE = Set.of("USER", "ROLE", "SERVER", "DATABASE", "SCHEMA", "TABLESPACE",
            "INSTANCE", "LOGFILE", "UNDO", "RESOURCE");
    private static final Set<String> MAKES = Set.of("CREATE", "ALTER", "DROP");

    static CalledPrograms of(Connection connection) throws SQLException {
        Map<String, List<SchemaObject>> programs = new HashMap<>();
        Set<String> others = new HashSet<>();
        try (Statement select = connection.createStatement()) {
            try (ResultSet row = select.executeQuery("SELECT routine_type, routine_name FROM information_schema.routines "
                    + "WHERE routine_schema = DATABASE()")) {
                while (row.next()) {
                    programs.computeIfAbsent(row.getString(2).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                            .add(new SchemaObject(SchemaObject.Kind.valueOf(row.getString(1)), Optional.empty(),
                                    row.getString(2), Optional.empty()));
                }
            }
            try (ResultSet row = select.executeQuery("SELECT LOWER(schema_name) FROM information_schema.schemata "
                    + "WHERE schema_name <> DATABASE() AND schema_name <> 'information_schema'")) {
                while (row.next()) {
                    others.add(row.getString(1));
                }
            }
        }
        return new CalledPrograms(connection, connection.getCatalog(), programs, others);
    }

    /**
     * Of a CALL that changes nothing but definitions in the default schema, and depends on nothing else. Empty for what is not
     * known to be so.
     */
    Optional<CallTexts> ofDefinitionsOnly(String call) throws SQLException {
        TokenReader reader = new TokenReader(Token.of(call));
        reader.accept("CALL");
        List<String> name = reader.dottedName();
        boolean here = name.size() == 1 || name.size() == 2 && name.get(0).equals(schema);
        if (!here) {
            return Optional.empty();
        }
        List<List<Token>> texts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> names = new ArrayDeque<>(Set.of(name.get(name.size() - 1).toLowerCase(Locale.ROOT)));
        List<Token> arguments = reader.rest();
        if (!isHarmless(arguments) || !programs.containsKey(names.peek())) {
            return Optional.empty();
        }
        addCalled(arguments, names);
        texts.add(arguments);
        while (!names.isEmpty()) {
            String next = names.remove();
            if (!seen.add(next)) {
                continue;
            }
            for (SchemaObject program : programs.get(next)) {
                Optional<ProgramText> text = ProgramText.read(connection, program);
                List<Token> tokens = text.flatMap(ProgramText::tokens).orElse(List.of());
                if (tokens.isEmpty() || !isHarmless(tokens) || !isClosed(text.get().body(), tokens)
                        || !addCalled(tokens, names)) {
                    return Optional.empty();
                }
                texts.add(tokens);
            }
        }
        return Optional.of(new CallTexts(schema, texts));
    }

    /** @return whether all of them are known */
    private boolean addCalled(List<Token> tokens, Deque<String> names) {
        for (int i = 0; i < tokens.size(); i++) {
            String name = tokens.get(i).text().toLowerCase(Locale.ROOT);
            boolean called = i > 0 && tokens.get(i - 1).is("CALL");
            if (called && !programs.containsKey(name)) {
                return false;
            }
            if (tokens.get(i).isName() && programs.containsKey(name)) {
                names.add(name);
            }
        }
        return true;
    }

    private boolean isHarmless(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean harmless = switch (token.kind()) {
                case WORD -> isHarmlessWord(tokens, i);
                case STRING -> isHarmlessText(token.text());
                case QUOTED_NAME -> isHarmlessName(tokens, i);
                case NUMBER, SYMBOL -> true;
            };
            if (!harmless) {
                return false;
            }
        }
        return true;
    }

    /** A part of what is prepared; whatever that is, its verb is in one of them. */
    private boolean isHarmlessText(String text) {
        List<Token> tokens = Token.of(text);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.WORD && (!isHarmlessWord(tokens, i) || tokens.get(i).is("CALL"))) {
                return false;
            }
            if (tokens.get(i).kind() == Token.Kind.STRING && !isHarmlessText(tokens.get(i).text())
                    || tokens.get(i).kind() == Token.Kind.QUOTED_NAME && !isHarmlessName(tokens, i)
                    || otherSchemas.contains(tokens.get(i).text().toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    /** In backquotes, where no word is a keyword. */
    private boolean isHarmlessName(List<Token> tokens, int i) {
        String name = tokens.get(i).text().toUpperCase(Locale.ROOT);
        return !otherSchemas.contains(name.toLowerCase(Locale.ROOT)) && !TEXTS.contains(name)
                && (!isColumnOfSchemas(name) || isComparedBehind(tokens, i));
    }

    /** What is read from there may name another schema. */
    private static boolean isColumnOfSchemas(String name) {
        return name.endsWith("_SCHEMA") && !name.equals("INFORMATION_SCHEMA");
    }

    private static boolean isComparedBehind(List<Token> tokens, int i) {
        return i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('=');
    }

    private boolean isHarmlessWord(List<Token> tokens, int i) {
        String word = tokens.get(i).text().toUpperCase(Locale.ROOT);
        String before = i == 0 ? "" : tokens.get(i - 1).text().toUpperCase(Locale.ROOT);
        String behind = i + 1 < tokens.size() ? tokens.get(i + 1).text().toUpperCase(Locale.ROOT) : "";
        if (CHANGES.contains(word)) {
            boolean action = (word.equals("UPDATE") || word.equals("DELETE")) && before.equals("ON");
            boolean function = (word.equals("REPLACE") || word.equals("INSERT") || word.equals("TRUNCATE"))
                    && behind.equals("(");
            boolean column = word.equals("CHANGE") && !before.equals(";");
            boolean condition = word.equals("HANDLER") && (before.equals("CONTINUE") || before.equals("EXIT"));
            boolean option = word.equals("LOCK") && behind.equals("=");
            return action || function || column || condition || option;
        }
        if (TEXTS.contains(word) || before.equals("SET") && word.equals("PASSWORD")
                || otherSchemas.contains(word.toLowerCase(Locale.ROOT)) || MAKES.contains(before) && ELSEWHERE.contains(word)) {
            return false;
        }
        return !isColumnOfSchemas(word) || isComparedBehind(tokens, i);
    }

    /** Reads no tables but those that show definitions, and no variable that somebody else has set. */
    private static boolean isClosed(String body, List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token next = tokens.get(i + 1);
            boolean reads = tokens.get(i).is("FROM") || tokens.get(i).is("JOIN");
            boolean shown = next.is("INFORMATION_SCHEMA") || next.text().equalsIgnoreCase("information_schema")
                    || next.isSymbol('(') || next.isSymbol('@') || next.kind() == Token.Kind.STRING;
            if (reads && !shown || tokens.get(i).isSymbol('@') && next.isSymbol('@')) {
                return false;
            }
            if (tokens.get(i).isSymbol('@') && !isSet(tokens, next.text())) {
                return false;
            }
        }
        return !body.contains(":=");
    }

    private static boolean isSet(List<Token> tokens, String variable) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isSymbol('@') && tokens.get(i + 1).text().equalsIgnoreCase(variable)) {
                // The first use of it.
                return tokens.get(i - 1).is("SET") || tokens.get(i - 1).is("INTO");
            }
        }
        return false;
    }
}
