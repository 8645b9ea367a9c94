package com.traveease.schema.takeover;

import java.math.BigDecimal;
import java.util.Optional;

/** Definitions in as few words as a line has room for. */
final class Words {

    private static final int MOST = 80;

    private Words() {
    }

    static String few(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
    }

    static String orElse(String text, String instead) {
        return text.isEmpty() ? instead : text;
    }

    /** The number in a quoted literal; empty when it is none. */
    static Optional<BigDecimal> number(String literal) {
        if (literal.length() < 3 || literal.charAt(0) != '\'') {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(literal.substring(1, literal.length() - 1)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
