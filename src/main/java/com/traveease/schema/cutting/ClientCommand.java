package com.traveease.schema.cutting;

import java.util.Optional;
import java.util.Set;

/** What the mysql client does itself and the server does not know. */
final class ClientCommand {

    private static final Set<String> NOT_FOR_SCRIPTS = Set.of("SOURCE", "SYSTEM", "EXIT", "QUIT", "TEE", "NOTEE", "PAGER",
            "NOPAGER", "PROMPT", "STATUS", "CHARSET", "CONNECT", "REHASH", "WARNINGS", "NOWARNING", "EDIT", "CLEAR", "EGO",
            "GO", "PRINT");

    private ClientCommand() {
    }

    /**
     * @param word in upper case, the first of a statement
     * @return why a statement cannot begin with it
     */
    public static Optional<String> objection(String word) {
        if (!NOT_FOR_SCRIPTS.contains(word)) {
            return Optional.empty();
        }
        return Optional.of("%s is a command of the mysql client that the server does not know; %s".formatted(word,
                word.equals("SOURCE") ? "put what it reads into the script" : "leave it out"));
    }

    /**
     * What {@code DELIMITER} sets, up to the first blank, without quotes; empty when there is nothing.
     *
     * @param rest of the line
     */
    public static String delimiter(String rest) {
        String word = rest.strip().split("\\s", 2)[0];
        boolean quoted = word.length() > 2 && (word.charAt(0) == '"' || word.charAt(0) == '\'')
                && word.charAt(0) == word.charAt(word.length() - 1);
        return quoted ? word.substring(1, word.length() - 1) : word;
    }

    /** Whether a line that begins with the word DELIMITER cannot mean a name by it. */
    public static boolean canOnlyBeDelimiter(String rest) {
        String argument = rest.strip();
        return !argument.isEmpty()
                && argument.chars().noneMatch(c -> Character.isLetterOrDigit(c) || "_`'\"(),=<>.".indexOf(c) >= 0);
    }

    /** {@code USE db} needs no delimiter when nothing else stands in its line. */
    public static boolean isNameOnly(String rest) {
        return rest.strip().matches("[\\p{L}\\d_$]+|`[^`]+`");
    }
}
