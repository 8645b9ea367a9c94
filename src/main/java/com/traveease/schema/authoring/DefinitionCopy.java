package com.traveease.schema.authoring;

import java.util.List;

import com.traveease.schema.sql.Token;

/** The definition of a second table of the same columns in the same schema, where the name of a constraint is there once. */
final class DefinitionCopy {

    private DefinitionCopy() {
    }

    /** Without foreign keys, and without the names of CHECKs. */
    static String of(String definition) {
        List<Token> tokens = Token.of(definition);
        StringBuilder text = new StringBuilder();
        int kept = 0;
        int depth = 0;
        int comma = -1;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (depth == 1 && token.isSymbol(',')) {
                comma = i;
            }
            boolean names = token.is("CONSTRAINT") && i + 2 < tokens.size();
            if (depth == 1 && token.is("FOREIGN") && comma >= 0 && i - comma <= 3) {
                i = last(tokens, i);
                text.append(definition, kept, tokens.get(comma).start());
                kept = tokens.get(i).end();
            } else if (names && tokens.get(i + 2).is("CHECK")) {
                text.append(definition, kept, token.start());
                kept = tokens.get(i + 2).start();
            }
        }
        return text.append(definition, kept, definition.length()).toString();
    }

    /** The last piece of what begins there, before the comma or the parenthesis that ends it. */
    private static int last(List<Token> tokens, int from) {
        int depth = 0;
        int i = from;
        while (i + 1 < tokens.size()) {
            Token next = tokens.get(i + 1);
            if (depth == 0 && (next.isSymbol(',') || next.isSymbol(')'))) {
                break;
            }
            depth += next.isSymbol('(') ? 1 : next.isSymbol(')') ? -1 : 0;
            i++;
        }
        return i;
    }
}
