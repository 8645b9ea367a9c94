package com.traveease.schema.revision;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two script files of a revision that is to be written.
 *
 * @param id {@code 006_add_user_preferences}
 */
public record NewRevision(String id, List<File> files) {

    /** Of Alembic, whose names people know. */
    private static final int LONGEST_WORDS = 40;
    private static final Pattern LAST_NUMBER = Pattern.compile("\\d+\\z");

    /** A file that is not there yet. */
    public record File(String name, String text) {
    }

    /**
     * The revision after the newest one.
     *
     * @throws InvalidTargetException when no name can be made of the message
     */
    public static NewRevision after(Revisions revisions, String message) {
        String words = words(message);
        if (words.isEmpty()) {
            throw new InvalidTargetException("The message '%s' has no letters or digits to make a name of.".formatted(message));
        }
        String version = revisions.head().map(head -> next(head.version().toString())).orElse("001");
        String id = version + "_" + words;
        String parent = revisions.head().map(Revision::id).orElse("base");
        String about = message.strip().replaceAll("\\s+", " ");
        String name = version + "__" + words + ".sql";
        return new NewRevision(id, List.of(
                new File("V" + name, text(about, "Applied after " + parent + ".", "V" + name)),
                new File("U" + name, text("undo: " + about, "Leaves what " + parent + " left.", "U" + name))));
    }

    /** Letters and digits in lower case, joined by underscores. */
    private static String words(String message) {
        String words = message.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS).replaceAll("_[^_]*$", "");
    }

    /** {@code 006} after {@code 005}, {@code 1.3} after {@code 1.2}, {@code 1000} after {@code 999}. */
    private static String next(String version) {
        Matcher last = LAST_NUMBER.matcher(version);
        if (!last.find()) {
            throw new IllegalStateException("A version ends with a digit: " + version);
        }
        String digits = last.group();
        String next = new BigInteger(digits).add(BigInteger.ONE).toString();
        return version.substring(0, last.start()) + "0".repeat(Math.max(0, digits.length() - next.length())) + next;
    }

    /** A script that was not written must not pass for one that has nothing to do. */
    private static String text(String about, String place, String name) {
        return """
                -- %s
                --
                -- %s

                SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '%s is not written yet';
                """.formatted(about, place, name);
    }
}
