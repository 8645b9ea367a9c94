package com.traveease.schema.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of some words a statement may have, found in one pass over its characters without reading its pieces: also in a string,
 * which may be prepared, and in a comment. What is not found is not there; what is found has to be looked at.
 */
final class Hints {

    /** The words that are asked for; at most 62. */
    private static final List<String> WORDS = List.of("AUTOCOMMIT", "AUTO_INCREMENT", "DIAGNOSTICS", "ERRORS", "ERROR_COUNT",
            "FOUND_ROWS", "GET_LOCK", "IDENTITY", "INSERT_ID", "LAST_INSERT_ID",
            "RAND_SEED1", "RAND_SEED2", "RELEASE_ALL_LOCKS", "RELEASE_LOCK", "ROW_COUNT", "SET", "TEMPORARY", "TIMESTAMP",
            "WARNINGS", "WARNING_COUNT");
    /** An at sign somewhere. */
    private static final String AT = "@";
    private static final long AT_BIT = 1L << WORDS.size();

    private static final int SHORTEST = WORDS.stream().mapToInt(String::length).min().orElseThrow();
    private static final int LONGEST = WORDS.stream().mapToInt(String::length).max().orElseThrow();
    private static final int LETTERS = 26;
    /** The numbers of the words by length and first letter. */
    private static final int[][] BY_SHAPE = byShape();

    private Hints() {
    }

    /** Whether it is one of the words that are looked for. */
    static boolean has(String word) {
        return WORDS.contains(word);
    }

    /** One bit for each of these words, of which all have to be in the list, or an at sign. */
    static long bits(String... words) {
        long bits = 0;
        for (String word : words) {
            int index = WORDS.indexOf(word);
            if (index < 0 && !word.equals(AT)) {
                throw new IllegalArgumentException("Nobody looks for " + word);
            }
            bits |= index < 0 ? AT_BIT : 1L << index;
        }
        return bits;
    }

    /** Those that are between the two places. */
    static long in(String text, int from, int to) {
        long found = 0;
        int start = -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isPart(c)) {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0) {
                found |= word(text, start, i);
                start = -1;
            }
            if (c == '@') {
                found |= AT_BIT;
            } else if (c == '\\' && i + 1 < to && isPart(text.charAt(i + 1))) {
                // It may be an escape and not belong to the word behind it.
                int end = i + 2;
                while (end < to && isPart(text.charAt(end))) {
                    end++;
                }
                found |= word(text, i + 2, end);
            }
        }
        return start < 0 ? found : found | word(text, start, to);
    }

    /** Whether a string has one of the words, or the name of a user variable: an address of electronic mail is none. */
    static boolean areInText(String text, int from, int to) {
        long found = in(text, from, to);
        if (found != AT_BIT) {
            return found != 0;
        }
        for (int i = text.indexOf('@', from); i >= 0 && i < to; i = text.indexOf('@', i + 1)) {
            char before = i == from ? ' ' : text.charAt(i - 1);
            if (!isPart(before) && !Character.isLetterOrDigit(before)) {
                return true;
            }
        }
        return false;
    }

    private static long word(String text, int start, int end) {
        int length = end - start;
        if (length < SHORTEST || length > LONGEST) {
            return 0;
        }
        int letter = (text.charAt(start) | 0x20) - 'a';
        if (letter < 0 || letter >= LETTERS) {
            return 0;
        }
        for (int index : BY_SHAPE[length * LETTERS + letter]) {
            if (text.regionMatches(true, start, WORDS.get(index), 0, length)) {
                return 1L << index;
            }
        }
        return 0;
    }

    static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
    }

    private static int[][] byShape() {
        List<List<Integer>> shapes = new ArrayList<>();
        for (int i = 0; i < (LONGEST + 1) * LETTERS; i++) {
            shapes.add(new ArrayList<>());
        }
        for (int i = 0; i < WORDS.size(); i++) {
            String word = WORDS.get(i);
            shapes.get(word.length() * LETTERS + word.charAt(0) - 'A').add(i);
        }
        return shapes.stream().map(shape -> shape.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }
}
