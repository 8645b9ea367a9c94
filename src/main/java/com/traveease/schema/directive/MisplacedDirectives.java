package com.traveease.schema.directive;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.Statement;

/**
 * Comments that somebody meant as directives and that would be ignored, because they are written in another way or stand within
 * a statement. Such a script is refused.
 *
 * @param script its name
 */
record MisplacedDirectives(String script) {

    /** What begins a line like a directive, and would be read over: {@code --@batch}, {@code # @batch}, {@code /* @batch}. */
    private static final Pattern MISWRITTEN = Pattern
            .compile("\\s*(--|#\\s*|/\\*+\\s*)(@[a-z]++)(?![\\w-]|\\s*(?::?=|,|\\.|\\()).*");
    private static final Pattern COMMENT = Pattern.compile("(?:--(?=\\s)|#)[^\\n]*+|/\\*(?!!).*?(?:\\*/|\\z)", Pattern.DOTALL);
    private static final Pattern BEGINS_WITH = Pattern
            .compile("(?:--|#|/\\*+)[^\\S\\n]*(@[a-z]++)(?![\\w-]|\\s*(?::?=|,|\\.|\\())");

    /** @param number of the line, which is no part of a statement or of a block comment, or begins a statement */
    void requireNoneOn(int number, String line) {
        Matcher matcher = MISWRITTEN.matcher(line);
        if (matcher.matches() && Directive.isAny(matcher.group(2))) {
            throw Directives.refused(script, number, "%s%s is not read as a directive; write -- %s on a line of its own"
                    .formatted(matcher.group(1), matcher.group(2), matcher.group(2)));
        }
    }

    /** The text of a stored program is the server's, with its comments. */
    void requireNoneWithin(Statement statement) {
        String sql = statement.sql();
        if (sql.indexOf('@') < 0 || !Directive.mayBeIn(sql) || statement.definesProgram()) {
            return;
        }
        List<Token> tokens = statement.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            int from = tokens.get(i).end();
            int to = i + 1 < tokens.size() ? tokens.get(i + 1).start() : sql.length();
            if (to - from > 1) {
                requireNoneBetween(statement, from, to);
            }
        }
    }

    private void requireNoneBetween(Statement statement, int from, int to) {
        String sql = statement.sql();
        Matcher comment = COMMENT.matcher(sql).region(from, to);
        while (comment.find()) {
            Matcher begins = BEGINS_WITH.matcher(sql).region(comment.start(), comment.end());
            if (begins.lookingAt() && Directive.isAny(begins.group(1))) {
                int code = statement.tokens().get(0).start();
                int line = statement.line() + (int) sql.substring(code, comment.start()).chars().filter(c -> c == '\n').count();
                throw Directives.refused(script, line,
                        "%s is not read as a directive within a statement; write -- %s on a line of its own above it"
                                .formatted(begins.group(), begins.group(1)));
            }
        }
    }
}
