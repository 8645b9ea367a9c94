package com.traveease.schema.definition;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

import com.traveease.schema.sql.Token;

/** SQL as the server gives it back, in one form that can be compared. */
record Expression(String schema) {

    /**
     * Without comments, character set introducers (they tell the connection that made it) and the schema's own name; names and
     * keywords in lower case.
     */
    String normal(String sql) {
        List<Token> tokens = Token.of(sql);
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            if (next != null && next.isSymbol('.') && token.isName() && token.text().equalsIgnoreCase(schema)) {
                i++;
            } else if (token.kind() == Token.Kind.STRING) {
                text.add("'" + token.text() + "'");
            } else if (next == null || next.kind() != Token.Kind.STRING || !token.text().startsWith("_")) {
                text.add(token.text().toLowerCase(Locale.ROOT));
            }
        }
        return text.toString();
    }

    /** In some columns of information_schema quotes and backslashes have a backslash before them. */
    static String unescaped(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                i++;
                c = escaped.charAt(i);
            }
            text.append(c);
        }
        return text.toString();
    }
}
