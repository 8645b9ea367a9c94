package com.traveease.schema.scratch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.sql.Token;

/**
 * Which statements stay in the schema in which they are run. What is not known to is refused.
 *
 * @param schemas the names of all schemas on the server that the account can see, in lower case
 */
record Confinement(Set<String> schemas) {

    private static final Set<String> FREE = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "SELECT", "WITH", "VALUES",
            "TABLE", "CALL", "DO", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT",
            "RELEASE", "TRUNCATE", "SET");
    private static final Set<String> KINDS = Set.of("TABLE", "TABLES", "VIEW", "PROCEDURE", "FUNCTION", "TRIGGER", "EVENT",
            "INDEX");
    private static final Set<String> BEFORE_KIND = Set.of("OR", "REPLACE", "TEMPORARY", "UNIQUE", "FULLTEXT", "SPATIAL",
            "ALGORITHM", "UNDEFINED", "MERGE", "TEMPTABLE", "SQL", "SECURITY", "INVOKER", "DEFINER", "NO_WRITE_TO_BINLOG",
            "LOCAL", "ONLINE");
    private static final Set<String> ELSEWHERE = Set.of("USER", "DATABASE", "SCHEMA", "ROLE", "SERVER", "TABLESPACE",
            "INSTANCE", "UNDO", "LOGFILE", "RESOURCE", "REFERENCE", "SONAME", "OUTFILE", "DUMPFILE", "INFILE", "DIRECTORY",
            "FEDERATED");
    /** Statements that a routine could have in it; PREPARE and EXECUTE, because it is not known beforehand what they run. */
    private static final Set<String> COMMANDS = Set.of("GRANT", "REVOKE", "FLUSH", "KILL", "SHUTDOWN", "RESTART", "PURGE",
            "INSTALL", "UNINSTALL", "CLONE", "PREPARE", "EXECUTE", "IMPORT", "RESET", "STOP", "BINLOG");

    /** Why the statement cannot be tried; empty when it can. */
    Optional<String> refusal(String sql) {
        List<Token> tokens = Token.of(sql);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        if (!staysByItsKind(tokens)) {
            return Optional.of("%s reaches beyond the schema".formatted(firstWords(tokens)));
        }
        for (int i = 0; i < tokens.size(); i++) {
            Optional<String> why = refusal(tokens, i);
            if (why.isPresent()) {
                return why;
            }
        }
        return Optional.empty();
    }

    private static boolean staysByItsKind(List<Token> tokens) {
        int i = 0;
        while (i < tokens.size() && tokens.get(i).isSymbol('(')) {
            i++;
        }
        String first = upper(tokens, i);
        if (first.equals("SET")) {
            return !Set.of("PASSWORD", "DEFAULT", "ROLE", "GLOBAL", "PERSIST", "PERSIST_ONLY", "RESOURCE")
                    .contains(upper(tokens, i + 1));
        }
        if (FREE.contains(first) || first.equals("START") && upper(tokens, i + 1).equals("TRANSACTION")) {
            return true;
        }
        if (!Set.of("CREATE", "ALTER", "DROP", "RENAME", "LOCK", "UNLOCK", "ANALYZE", "OPTIMIZE", "CHECK", "REPAIR")
                .contains(first)) {
            return false;
        }
        for (i++; i < tokens.size(); i++) {
            if (KINDS.contains(upper(tokens, i))) {
                return true;
            }
            if (upper(tokens, i).equals("DEFINER") && i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('=')) {
                // The account, user@host or CURRENT_USER().
                i += 2;
                while (i + 1 < tokens.size() && (tokens.get(i + 1).isSymbol('@') || tokens.get(i + 1).isSymbol('(')
                        || tokens.get(i + 1).isSymbol(')') || tokens.get(i).isSymbol('@'))) {
                    i++;
                }
            } else if (!BEFORE_KIND.contains(upper(tokens, i)) && !tokens.get(i).isSymbol('=')) {
                return false;
            }
        }
        return false;
    }

    private Optional<String> refusal(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        String word = upper(tokens, i);
        String next = upper(tokens, i + 1);
        if (Set.of("GLOBAL", "PERSIST", "PERSIST_ONLY").contains(word) && isInSet(tokens, i)) {
            return Optional.of("it names a variable of the whole server");
        }
        if (Set.of("CREATE", "ALTER", "DROP", "RENAME").contains(word)
                && (ELSEWHERE.contains(next) || i > 0 && next.equals("EVENT"))) {
            return Optional.of("it has %s %s in it".formatted(word, next));
        }
        boolean part = i > 0 && tokens.get(i - 1).isSymbol('.');
        if (Set.of("SONAME", "OUTFILE", "DUMPFILE", "INFILE", "DIRECTORY", "FEDERATED",
                "TABLESPACE").contains(word) && !part) {
            return Optional.of("it has %s in it".formatted(word));
        }
        if (token.isSymbol(';') && (next.equals("USE") || i + 1 < tokens.size() && !isInRoutine(tokens))) {
            return Optional.of("it is more than one statement");
        }
        if (COMMANDS.contains(word) && !part && isInRoutine(tokens)) {
            return Optional.of("it has %s in it".formatted(word));
        }
        if (token.kind() == Token.Kind.STRING && token.text().equalsIgnoreCase("FEDERATED")) {
            return Optional.of("it has FEDERATED in it");
        }
        if (token.kind() == Token.Kind.STRING && token.text().toUpperCase(Locale.ROOT).contains("NO_BACKSLASH_ESCAPES")) {
            return Optional.of("it changes what a string is");
        }
        boolean qualifies = i + 2 < tokens.size() && tokens.get(i + 1).isSymbol('.') && token.kind() != Token.Kind.NUMBER
                && token.kind() != Token.Kind.SYMBOL && tokens.get(i + 2).kind() != Token.Kind.NUMBER;
        return qualifies && !part ? qualified(tokens, i) : Optional.empty();
    }

    /** Whether a SET is open in this statement, or this part of a body. */
    private static boolean isInSet(List<Token> tokens, int place) {
        for (int i = place - 1; i >= 0 && !tokens.get(i).isSymbol(';'); i--) {
            if (tokens.get(i).is("SET")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInRoutine(List<Token> tokens) {
        return tokens.get(0).is("CREATE") && tokens.stream().limit(12).anyMatch(token -> token.is("PROCEDURE")
                || token.is("FUNCTION") || token.is("TRIGGER") || token.is("EVENT"))
                || tokens.get(0).is("ALTER") && tokens.stream().limit(12).anyMatch(token -> token.is("EVENT"));
    }

    private Optional<String> qualified(List<Token> tokens, int i) {
        String name = tokens.get(i).text().toLowerCase(Locale.ROOT);
        // It shows, and takes no orders.
        if (name.equals("information_schema") || i > 0 && tokens.get(i - 1).isSymbol('@')) {
            return Optional.empty();
        }
        boolean three = i + 4 < tokens.size() && tokens.get(i + 3).isSymbol('.');
        // In ANSI mode a string is a name.
        boolean text = tokens.get(i).kind() == Token.Kind.STRING;
        // It may be a table or an alias that is called like a schema. To take it for one by its place in the statement would be a
        // guess, and a wrong guess would change what nobody gave us to change.
        if (three || text || schemas.contains(name) && !onlyReads(tokens, i)) {
            return Optional.of("it names the schema %s".formatted(tokens.get(i).text()));
        }
        return Optional.empty();
    }

    /** In what a view selects, where the worst of wrong guesses is to read; not as the name of the view or of a function. */
    private static boolean onlyReads(List<Token> tokens, int i) {
        if (i + 3 < tokens.size() && tokens.get(i + 3).isSymbol('(')) {
            return false;
        }
        if (!tokens.get(0).is("CREATE")) {
            return false;
        }
        int view = 0;
        while (view < tokens.size() && !tokens.get(view).is("VIEW")) {
            if (KINDS.contains(upper(tokens, view))) {
                return false;
            }
            view++;
        }
        int as = view;
        while (as < tokens.size() && !tokens.get(as).is("AS")) {
            as++;
        }
        return i > as;
    }

    private static String upper(List<Token> tokens, int i) {
        return i < 0 || i >= tokens.size() || tokens.get(i).kind() != Token.Kind.WORD ? ""
                : tokens.get(i).text().toUpperCase(Locale.ROOT);
    }

    private static String firstWords(List<Token> tokens) {
        String first = upper(tokens, 0);
        String second = upper(tokens, 1);
        return second.isEmpty() || !(ELSEWHERE.contains(second) || KINDS.contains(second) || first.equals("SET")) ? first
                : first + " " + second;
    }
}
