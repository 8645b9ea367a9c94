package com.traveease.schema.inquiry;

/** Names as InnoDB writes them, as names of files: what is no letter, digit or underscore is {@code @} and four digits. */
final class InnoDbName {

    private static final int DIGITS = 4;

    private InnoDbName() {
    }

    static String of(String name) {
        StringBuilder text = new StringBuilder();
        for (char c : name.toCharArray()) {
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
            text.append(plain ? String.valueOf(c) : "@%04x".formatted((int) c));
        }
        return text.toString();
    }

    static String read(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean coded = name.charAt(i) == '@' && i + DIGITS < name.length()
                    && name.substring(i + 1, i + 1 + DIGITS).chars().allMatch(c -> Character.digit(c, 16) >= 0);
            if (coded) {
                text.append((char) Integer.parseInt(name.substring(i + 1, i + 1 + DIGITS), 16));
                i += DIGITS;
            } else {
                text.append(name.charAt(i));
            }
        }
        return text.toString();
    }
}
