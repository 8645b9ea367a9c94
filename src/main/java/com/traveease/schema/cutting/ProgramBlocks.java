package com.traveease.schema.cutting;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Follows one statement word by word and knows whether it is inside a block of a stored program, where a semicolon does not end
 * it. No word of the language is reserved for that alone: {@code IF}, {@code REPEAT} and {@code CASE} are functions and
 * expressions too, {@code BEGIN} and {@code END} may be columns. What counts is whether a statement can begin there.
 */
final class ProgramBlocks {

    private static final Set<String> PROGRAMS = Set.of("PROCEDURE", "FUNCTION", "TRIGGER", "EVENT");
    private static final Set<String> BEFORE_PROGRAM = Set.of("CREATE", "ALTER", "OR", "REPLACE", "DEFINER", "AGGREGATE");
    /** Begin a simple statement, behind which no block can begin. */
    private static final Set<String> VERBS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "SET", "CALL", "RETURN",
            "WITH", "CREATE", "ALTER", "DROP", "TRUNCATE", "RENAME", "SIGNAL", "RESIGNAL", "LEAVE", "ITERATE", "OPEN", "FETCH",
            "CLOSE", "GET", "PREPARE", "EXECUTE", "COMMIT", "ROLLBACK", "START", "SHOW");
    /** A CASE that is a part of an expression ends with END alone, and in it no statement begins. */
    private static final String CASE_EXPRESSION = "CASE expression";

    private record Block(String kind, int at) {
    }

    private final Deque<Block> open = new ArrayDeque<>();
    private boolean decided;
    private String program = "";
    /** A statement begins here. */
    private boolean atStart;
    /** A statement begins here or a few words further on. */
    private boolean bodyAwaited;
    private boolean bodyBegun;
    private boolean untilSeen;
    private int parentheses;
    private String previous = "";

    /** Whether it creates or alters a procedure, a function, a trigger or an event. */
    public boolean isProgram() {
        return !program.isEmpty();
    }

    /** Whether nothing that follows makes any difference: it is another statement. */
    public boolean areOver() {
        return decided && program.isEmpty();
    }

    public boolean areOpen() {
        return !open.isEmpty();
    }

    /** The block that was opened last, {@code BEGIN}. */
    public String innermost() {
        return open.isEmpty() ? "" : open.peek().kind();
    }

    public int innermostAt() {
        return open.element().at();
    }

    public void quoted() {
        decideWithout(previous);
        atStart = false;
        previous = "'";
    }

    public void symbol(char c) {
        atStart = false;
        switch (c) {
            case '(' -> parentheses++;
            case ')' -> {
                parentheses--;
                // Behind the parameters; behind the type of a function once more.
                bodyAwaited |= parentheses == 0 && !bodyBegun && (program.equals("PROCEDURE") || program.equals("FUNCTION"));
            }
            case ';' -> {
                open.removeIf(block -> block.kind().equals(CASE_EXPRESSION));
                parentheses = 0;
                bodyAwaited = false;
                atStart = true;
            }
            // Behind a label. What comes next takes it back where it is := .
            case ':' -> atStart = true;
            default -> {
            }
        }
        previous = String.valueOf(c);
    }

    /**
     * @param word in upper case
     */
    public void word(String word, int at) {
        String before = previous;
        previous = word;
        if (!decided) {
            decide(word, before);
        } else if (isProgram() && !before.equals(".") && !before.equals("@")) {
            follow(word, before, at);
        } else {
            atStart = false;
        }
    }

    private void decide(String word, String before) {
        boolean first = before.isEmpty();
        if (first ? word.equals("CREATE") || word.equals("ALTER") : BEFORE_PROGRAM.contains(word)) {
            return;
        }
        if (!first && PROGRAMS.contains(word)) {
            program = word;
            decided = true;
        } else {
            decideWithout(before);
        }
    }

    /** Only the name of a definer may come before the word that decides. */
    private void decideWithout(String before) {
        decided |= !before.equals("=") && !before.equals("@");
    }

    private void follow(String word, String before, int at) {
        boolean starts = atStart;
        boolean mayOpen = starts || bodyAwaited;
        atStart = false;
        switch (word) {
            case "BEGIN", "IF", "LOOP", "REPEAT", "WHILE" -> {
                if (mayOpen) {
                    open(word, at);
                    atStart = !word.equals("IF") && !word.equals("WHILE");
                }
            }
            case "CASE" -> {
                if (!before.equals("END")) {
                    open(mayOpen ? "CASE" : CASE_EXPRESSION, at);
                }
            }
            case "THEN", "ELSE" -> atStart = innermost().equals("IF") || innermost().equals("CASE");
            case "DO" -> {
                bodyAwaited |= program.equals("EVENT") && !bodyBegun;
                atStart = innermost().equals("WHILE") && !starts;
            }
            case "ROW" -> bodyAwaited |= program.equals("TRIGGER") && !bodyBegun;
            case "FOR" -> bodyAwaited |= before.equals("HANDLER");
            case "UNTIL" -> untilSeen |= starts && innermost().equals("REPEAT");
            case "END" -> end(starts);
            default -> {
                if (bodyAwaited && VERBS.contains(word) && !before.equals("CHARACTER")) {
                    bodyAwaited = false;
                    bodyBegun = true;
                }
            }
        }
    }

    private void open(String kind, int at) {
        open.push(new Block(kind, at));
        if (!kind.equals(CASE_EXPRESSION)) {
            bodyAwaited = false;
            bodyBegun = true;
        }
    }

    private void end(boolean starts) {
        boolean ends = starts || innermost().equals(CASE_EXPRESSION) || untilSeen && innermost().equals("REPEAT");
        if (ends && !open.isEmpty()) {
            untilSeen &= !open.pop().kind().equals("REPEAT");
        }
    }
}
