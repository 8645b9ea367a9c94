package com.traveease.schema.authoring;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.diff.DiffStatement;
import com.traveease.schema.sql.InvalidScriptException;

/** Statements as a script has them: remarks as comments, semicolons, and another delimiter around what contains some. */
public final class StatementText {

    private static final int WIDTH = 110;
    private static final List<String> DELIMITERS = List.of("$$", "//", ";;", "$$$", "///");

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
        if (!sql.contains(";")) {
            return sql + ";";
        }
        String delimiter = DELIMITERS.stream().filter(one -> !sql.contains(one)).findFirst().orElseThrow(
                () -> new InvalidScriptException("A statement contains every delimiter that is known here: " + DELIMITERS));
        return "DELIMITER %s\n\n%s%s\n\nDELIMITER ;".formatted(delimiter, sql, delimiter);
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
