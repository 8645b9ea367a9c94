package com.traveease.schema.sql;

/** {@code /*!80023 … *}{@code /}: a comment for servers older than its number says, and a part of the statement for others. */
public final class VersionComment {

    private VersionComment() {
    }

    /** Where the number of the one that begins here ends; directly behind the exclamation mark when it has none. */
    public static int endOfNumber(String text, int at) {
        int digits = at + 3;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits;
    }

    /**
     * Whether one begins here that is a comment for every MySQL: from 99999 on, as MariaDB writes it
     * ({@code /*!999999\- enable the sandbox mode *}{@code /}).
     */
    public static boolean isForNoServer(String text, int at) {
        if (!text.startsWith("/*!", at)) {
            return false;
        }
        String version = text.substring(at + 3, endOfNumber(text, at));
        return version.length() > 6 || version.equals("99999") || version.length() == 6 && version.charAt(0) == '9';
    }
}
