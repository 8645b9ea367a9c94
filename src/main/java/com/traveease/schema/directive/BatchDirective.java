package com.traveease.schema.directive;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * What stands behind {@code -- @batch}: {@code by bookings}, {@code by bookings(uk_reference)}, {@code for 100ms}.
 *
 * @param line of the script
 * @param table by whose key the ranges are made, by its alias where it has one; empty where the statement has only one
 * @param index the unique key of it; empty for the primary key
 * @param time that one range should take
 */
public record BatchDirective(int line, Optional<String> table, Optional<String> index, Duration time) {

    private static final Duration TIME = Duration.ofMillis(200);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String FORM = "-- @batch, -- @batch by TABLE, -- @batch by TABLE(KEY), each with or without for "
            + "TIME (200ms, 1s) at its end";

    /**
     * @param text what stands behind the word
     * @throws IllegalArgumentException with the reason, when it is something else
     */
    static BatchDirective of(int line, String text) {
        TokenReader reader = new TokenReader(Token.of(text));
        Optional<String> table = Optional.empty();
        Optional<String> index = Optional.empty();
        Optional<Duration> time = Optional.empty();
        while (reader.hasNext()) {
            if (table.isEmpty() && time.isEmpty() && reader.accept("BY")) {
                table = Optional.of(reader.name().orElseThrow(
                        () -> new IllegalArgumentException("-- @batch by needs the name of a table")));
                if (reader.acceptSymbol('(')) {
                    index = Optional.of(name(reader, text));
                    if (!reader.acceptSymbol(')')) {
                        throw unknown(text);
                    }
                }
            } else if (time.isEmpty() && reader.accept("FOR")) {
                List<Token> rest = reader.rest();
                if (rest.isEmpty()) {
                    throw noTime(text);
                }
                int end = rest.get(0).end();
                reader.skip();
                if (rest.size() > 1 && rest.get(1).start() == end && rest.get(1).kind() == Token.Kind.WORD) {
                    end = rest.get(1).end();
                    reader.skip();
                }
                time = Optional.of(time(text.substring(rest.get(0).start(), end), text));
            } else {
                throw unknown(text);
            }
        }
        return new BatchDirective(line, table, index, time.orElse(TIME));
    }

    private static String name(TokenReader reader, String text) {
        return reader.name().orElseThrow(() -> unknown(text));
    }

    private static Duration time(String word, String text) {
        String unit = word.replaceFirst("^\\d+", "");
        long number;
        try {
            number = Long.parseLong(word.substring(0, word.length() - unit.length()));
        } catch (NumberFormatException e) {
            throw noTime(text);
        }
        Duration time = switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> throw noTime(text);
        };
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a batch can take from 1ms to 60s, not " + word);
        }
        return time;
    }

    private static IllegalArgumentException noTime(String text) {
        return new IllegalArgumentException(
                "@batch %s is not known; a time is a number with ms or s and no space, from 1ms to 60s".formatted(text));
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("@batch %s is not known; there are %s".formatted(text, FORM));
    }
}
