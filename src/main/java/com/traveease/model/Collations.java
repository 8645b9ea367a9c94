package com.traveease.model;

/** The collations of columns that are not words for people; the reasons are at the head of the first script. */
public final class Collations {
    /** Codes, tokens, references: exact, one byte a character. */
    public static final String CODE = "ascii_bin";
    /** Without regard to case, but with regard to accents. */
    public static final String EMAIL = "utf8mb4_0900_as_ci";

    private Collations() {
    }
}
