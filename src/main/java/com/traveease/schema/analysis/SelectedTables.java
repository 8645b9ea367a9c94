package com.traveease.schema.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** The schemas from which a statement selects by their name. What follows a comma in FROM is left out. */
final class SelectedTables {

    private SelectedTables() {
    }

    static List<String> schemas(List<Token> tokens) {
        List<String> schemas = new ArrayList<>();
        // Of each pair of parentheses that is open: whether FROM means tables in it, and not TRIM(… FROM t.c).
        Deque<Boolean> queries = new ArrayDeque<>();
        queries.push(true);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol('(')) {
                Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : token;
                queries.push(next.is("SELECT") || next.is("WITH"));
            } else if (token.isSymbol(')') && queries.size() > 1) {
                queries.pop();
            } else if (token.is("JOIN") || token.is("STRAIGHT_JOIN") || token.is("FROM") && queries.peek()) {
                List<String> name = new TokenReader(tokens.subList(i + 1, tokens.size())).dottedName();
                if (name.size() == 2) {
                    schemas.add(name.get(0));
                }
            }
        }
        return schemas;
    }
}
