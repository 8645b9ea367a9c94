package com.traveease.schema.bookkeeping;

import java.util.List;
import java.util.Optional;

import com.traveease.schema.history.HistoryKey;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.runs.RunTable;
import com.traveease.schema.sql.Token;

/**
 * Whether a statement of a script uses the tables in which this program and Flyway keep what was applied. To read the history
 * is harmless; to change it, or the journal, is not.
 */
public final class BookkeepingUse {

    private BookkeepingUse() {
    }

    /**
     * What is wrong with it, to stand behind the name and line; empty when nothing is.
     *
     * @param history the name of that table
     */
    public static Optional<String> of(List<Token> tokens, String history) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean isHistory = tokens.get(i).isName(history);
            boolean used = isHistory && !isQualifier(tokens, i) && !isRead(tokens, i)
                    || tokens.get(i).isName(Journal.TABLE) || tokens.get(i).isName(HistoryKey.TABLE)
                    || tokens.get(i).isName(RunTable.NAME);
            if (used) {
                return Optional.of(("%s %s, in which this program%s keep%s what was applied. Remove it from the script")
                        .formatted(isHistory ? "changes" : "uses", tokens.get(i).text(), isHistory ? " and Flyway" : "",
                                isHistory ? "" : "s"));
            }
        }
        return Optional.empty();
    }

    /** Of a column. */
    private static boolean isQualifier(List<Token> tokens, int i) {
        return i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('.');
    }

    /** Behind the FROM or JOIN of a query, or shown. */
    private static boolean isRead(List<Token> tokens, int table) {
        int before = table - 1;
        while (before >= 1 && tokens.get(before).isSymbol('.')) {
            before -= 2;
        }
        if (before >= 0 && (tokens.get(before).is("DESCRIBE") || tokens.get(before).is("DESC"))) {
            return true;
        }
        if (before < 0 || !tokens.get(before).is("FROM") && !tokens.get(before).is("JOIN")) {
            return false;
        }
        int inner = 0;
        for (int i = before - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            inner += token.isSymbol(')') ? 1 : token.isSymbol('(') ? -1 : 0;
            if (inner <= 0) {
                if (token.is("SELECT") || token.is("SHOW")) {
                    return true;
                }
                if (token.is("DELETE") || token.is("UPDATE") || token.isSymbol(';')) {
                    return false;
                }
            }
        }
        return false;
    }
}
