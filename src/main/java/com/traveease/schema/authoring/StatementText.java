package com.traveease.schema.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.traveease.schema.alteration.DiffStatement;
import com.traveease.schema.sql.Token;

/** Statements as a script has them: remarks as comments, semicolons, and another delimiter around what contains some. */
public final class StatementText {

    private static final int WIDTH = 110;
    private static final List<String> DELIMITERS = List.of("$$", "//", ";;");

    private StatementText() {
    }

    public static String of(List<DiffStatement> statements) {
        List<String> texts = new ArrayList<>();
        for (DiffStatement statement : statements) {
            texts.add(comments(statement.remarks()) + delimited(statement.sql()));
        }
        return texts.isEmpty() ? "" : String.join("\n\n", texts) + "\n";
    }

    private static String delimited(String sql) {
        List<Token> tokens = Token.of(sql);
        // A comment to the end of the line would take the delimiter with it.
        String end = tokens.isEmpty() || sql.substring(tokens.get(tokens.size() - 1).end()).isBlank() ? "" : "\n";
        if (!hasSemicolon(sql, tokens)) {
            return sql + end + ";";
        }
        // Longer ones have no end; one of the two kinds is not what the statement ends with.
        String delimiter = Stream.concat(DELIMITERS.stream(), Stream.iterate(3, length -> length + 1)
                .flatMap(length -> Stream.of("$".repeat(length), "/".repeat(length))))
                .filter(one -> (sql + one).indexOf(one) == sql.length()).findFirst().orElseThrow();
        return "DELIMITER %s\n\n%s%s%s\n\nDELIMITER ;".formatted(delimiter, sql, end, delimiter);
    }

    /** Outside of quotes: inside of them it ends nothing. */
    private static boolean hasSemicolon(String sql, List<Token> tokens) {
        int at = 0;
        for (Token token : tokens) {
            boolean quoted = token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.QUOTED_NAME;
            if (sql.substring(at, quoted ? token.start() : token.end()).contains(";")) {
                return true;
            }
            at = token.end();
        }
        return sql.substring(at).contains(";");
    }

    private static String comments(List<String> remarks) {
        StringBuilder text = new StringBuilder();
        for (String remark : remarks) {
            StringBuilder line = new StringBuilder("--");
            for (String word : remark.split(" ")) {
                if (line.length() + 1 + word.length() > WIDTH && line.length() > 2) {
                    text.append(line).append('\n');
                    line = new StringBuilder("--");
                }
                line.append(' ').append(word);
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
