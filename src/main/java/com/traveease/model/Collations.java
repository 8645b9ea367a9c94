package com.traveease.model;

/**
 * How text is compared; the reasons are at the head of the first script. A column without {@code @Collate} holds words for
 * people.
 */
public final class Collations {
    /** Of every table. */
    public static final String CHARACTER_SET = "utf8mb4";
    /** Words for people: without regard to case and accents. */
    public static final String WORDS = "utf8mb4_0900_ai_ci";
    /** Codes, tokens, references: exact, one byte a character. */
    public static final String CODE = "ascii_bin";
    /** Without regard to case, but with regard to accents. */
    public static final String EMAIL = "utf8mb4_0900_as_ci";

    private Collations() {
    }
}
