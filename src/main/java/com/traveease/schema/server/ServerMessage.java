package com.traveease.schema.server;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server says, without the values of rows that it quotes: terminals, logs and answers are read by more people than the
 * tables. Names of keys, columns and constraints stay. Every message of a server that leaves the program, or is written down,
 * goes through here. What a script says itself with SIGNAL is its own.
 */
public final class ServerMessage {

    /** Stands for a value. */
    public static final String MASK = "'…'";

    /** Messages that quote a value. */
    private static final Set<Integer> QUOTING = Set.of(MySqlErrors.DUP_ENTRY, MySqlErrors.TRUNCATED_WRONG_VALUE,
            MySqlErrors.INVALID_CHARACTER_STRING, MySqlErrors.TRUNCATED_WRONG_VALUE_FOR_FIELD,
            MySqlErrors.ILLEGAL_VALUE_FOR_TYPE, MySqlErrors.WRONG_VALUE_FOR_TYPE, MySqlErrors.WRONG_VALUE,
            MySqlErrors.NO_PARTITION_FOR_GIVEN_VALUE, MySqlErrors.DUP_ENTRY_WITH_KEY_NAME, MySqlErrors.DATA_OUT_OF_RANGE,
            MySqlErrors.FOREIGN_DUPLICATE_KEY_WITH_CHILD_INFO, MySqlErrors.ROW_IN_WRONG_PARTITION,
            MySqlErrors.CANNOT_CONVERT_STRING);

    /** What {@link #at} adds may follow. */
    private static final String END = "(?=(?:, at (?:the|a) row of .*)?[.\\s]*$)";
    /**
     * As the server words these in English; what is masked is the first group. A value may have quotes in it: what stands
     * behind it in the message tells its end.
     */
    private static final List<Pattern> VALUES = List.of(
            value("Duplicate entry ('.*)(?= for key ')"),
            value("\\brecord ('.*)(?= would lead to a duplicate entry)"),
            value("\\bvalue: ('.*?')(?=(?: for column '[^']*'(?: at row \\d+)?| for function \\S+)?(?:, at [^']*)?[.;\\s]*$)"),
            value("Illegal \\S+ ('.*)(?= value found)"),
            value("character string: ('.*')"),
            value("convert string ('.*)(?= from \\S+ to )"),
            value("XPATH syntax error: ('.*')"),
            value("no partition for value (.+?)" + END),
            value("Found a row in wrong partition (.+?)" + END),
            value("Found a misplaced row[^:]*: *(.+)"),
            value("(?:Longitude|Latitude) (\\S+)(?= is out of range)"),
            value("with (?:longitude|latitude) (\\S+)(?=, which is out of range)"),
            // of the driver
            value("value type from string ('.*')"),
            value("\\bValue ('.*)(?= is outside of valid range)"));
    private static final String AT = ", at ";
    private static final Pattern EXPRESSION = value("out of range in '(.*)'");
    private static final Pattern NEAR = value("near '(.*)'(?= at line \\d)");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern NUMBER = Pattern
            .compile("(?<![\\w$`.])(?:0x[0-9a-fA-F]+|\\d[\\d.]*(?:[eE][+-]?\\d+)?)(?![\\w$`])");

    private ServerMessage() {
    }

    private static Pattern value(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    /** The same failure, without the number of a row. */
    public static SQLException withoutRow(SQLException failure) {
        return with(failure, numberless(failure));
    }

    /**
     * The same failure, with these words in place of the number of a row.
     *
     * @param row {@code the row of t with id = 700}
     */
    public static SQLException at(String row, SQLException failure) {
        return with(failure, numberless(failure) + AT + row);
    }

    private static String numberless(SQLException failure) {
        return String.valueOf(failure.getMessage()).replaceFirst("(?: at row \\d+)?\\.?$", "");
    }

    private static SQLException with(SQLException failure, String message) {
        return message.equals(failure.getMessage()) ? failure
                : new SQLException(message, failure.getSQLState(), failure.getErrorCode(), failure);
    }

    /** What the failure says; {@code null} in words when it says nothing. */
    public static String of(Throwable failure) {
        return of(failure, UnaryOperator.identity());
    }

    /** @param first applied to the message before, to mask what else is in it */
    public static String of(Throwable failure, UnaryOperator<String> first) {
        return of(failure instanceof SQLException server ? server.getErrorCode() : 0,
                String.valueOf(first.apply(failure.getMessage())));
    }

    /** @param code of an error or a warning; 0 when there is none */
    public static String of(int code, String message) {
        String told = message;
        boolean found = false;
        for (Pattern pattern : VALUES) {
            Matcher matcher = pattern.matcher(told);
            if (matcher.find()) {
                found = true;
                told = replaced(told, matcher, MASK);
            }
        }
        Matcher expression = EXPRESSION.matcher(told);
        if (expression.find()) {
            found = true;
            told = replaced(told, expression, withoutLiterals(expression.group(1)));
        }
        Matcher near = NEAR.matcher(told);
        if (near.find()) {
            told = replaced(told, near, SqlExcerpt.ofFailed(near.group(1)));
        }
        // In another language the value stands elsewhere.
        return found || !QUOTING.contains(code) ? told : QUOTED.matcher(told).replaceAll(MASK);
    }

    /**
     * The same without what it quotes of a statement, unless that is a part of this one: a procedure may make statements of
     * values.
     */
    public static String quotingOnly(String sql, String message) {
        Matcher near = NEAR.matcher(message);
        if (!near.find() || sql.contains(near.group(1).split(";", 2)[0])) {
            return message;
        }
        return replaced(message, near, "…");
    }

    /** The same without what it quotes of a statement. */
    public static String withoutStatement(String message) {
        Matcher near = NEAR.matcher(message);
        return near.find() ? replaced(message, near, "…") : message;
    }

    /** SQL without strings and numbers that may be values of rows; strings have to be without their content already. */
    public static String withoutNumbers(String sql) {
        return NUMBER.matcher(sql).replaceAll("…");
    }

    private static String withoutLiterals(String expression) {
        return withoutNumbers(QUOTED.matcher(expression).replaceAll(MASK));
    }

    private static String replaced(String text, MatchResult found, String by) {
        return text.substring(0, found.start(1)) + by + text.substring(found.end(1));
    }
}
