package com.traveease.schema.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.traveease.schema.sql.Token;

/** Whether a statement, when it is run, frees the named lock under which it runs. */
public final class NamedLockUse {

    private NamedLockUse() {
    }

    /**
     * What a trigger, a routine or an event has in its body does not run when it is made. A lock that is named as another than
     * ours is the script's own affair.
     */
    public static boolean mayRelease(List<Token> tokens, String ownLock) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean call = tokens.get(i + 1).isSymbol('(');
            if (call && tokens.get(i).is("RELEASE_ALL_LOCKS")) {
                return true;
            }
            if (call && tokens.get(i).is("RELEASE_LOCK") && !isAnother(tokens, i + 2, ownLock)) {
                return true;
            }
        }
        return false;
    }

    /** Names of locks are compared without regard to upper and lower case. */
    private static boolean isAnother(List<Token> tokens, int argument, String ownLock) {
        return argument + 1 < tokens.size() && tokens.get(argument).kind() == Token.Kind.STRING
                && tokens.get(argument + 1).isSymbol(')') && !tokens.get(argument).text().equalsIgnoreCase(ownLock);
    }

    /** The names of locks that a statement takes, where they are written in it as strings, in lower case. */
    public static List<String> taken(List<Token> tokens) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (isTaken(tokens, i) && isNamed(tokens, i)) {
                names.add(tokens.get(i + 2).text().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /** Whether the statement takes a lock whose name is not written in it as a string. */
    static boolean takesUnnamed(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (isTaken(tokens, i) && !isNamed(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTaken(List<Token> tokens, int i) {
        return tokens.get(i).is("GET_LOCK") && i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('(');
    }

    private static boolean isNamed(List<Token> tokens, int i) {
        return i + 3 < tokens.size() && tokens.get(i + 2).kind() == Token.Kind.STRING && tokens.get(i + 3).isSymbol(',');
    }
}
