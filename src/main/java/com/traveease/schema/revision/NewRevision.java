package com.traveease.schema.revision;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern LIKE_A_TIMESTAMP = Pattern.compile("(19|20)\\d{12}");

    private static final Pattern PLACE = Pattern.compile("(?m)^(-- (?:Applied after|Leaves what) )\\S+(\\.| left\\.)$");

    /** What versions are made of. */
    public enum VersionFormat {
        /** The one after the newest: {@code 006} after {@code 005}. */
        number,
        /** When it was made, in UTC: {@code 20261128161808}. Two branches seldom make the same. */
        timestamp;

        /** The one that the newest revision has. */
        static VersionFormat of(Revisions revisions) {
            return revisions.head().filter(head -> LIKE_A_TIMESTAMP.matcher(head.version().toString()).matches()).isPresent()
                    ? timestamp
                    : number;
        }
    }

    /** A file that is not there yet. */
    public record File(String name, String text) {
    }

    /**
     * The revision after the newest one.
     *
     * @param format empty for that of the newest
     * @param now for a timestamp
     * @throws InvalidTargetException when no name can be made of the message
     */
    public static NewRevision after(Revisions revisions, String message, Optional<VersionFormat> format, Instant now) {
        String words = words(message);
        if (words.isEmpty()) {
            throw new InvalidTargetException("The message '%s' has no letters or digits to make a name of.".formatted(message));
        }
        String version = version(revisions.head().map(Revision::version),
                format.orElseGet(() -> VersionFormat.of(revisions)), now);
        return of(version, words, revisions.head().map(Revision::id).orElse("base"), message.strip().replaceAll("\\s+", " "));
    }

    /**
     * The revisions after the newest one, one for each step of a change.
     *
     * @param steps their names; the name of a single one is not said
     * @throws InvalidTargetException when no name can be made of the message
     */
    public static List<NewRevision> after(Revisions revisions, String message, Optional<VersionFormat> format, Instant now,
            List<String> steps) {
        NewRevision first = after(revisions, message, format, now);
        if (steps.size() == 1) {
            return List.of(first);
        }
        List<NewRevision> all = new ArrayList<>();
        String version = first.version();
        String parent = revisions.head().map(Revision::id).orElse("base");
        for (String step : steps) {
            NewRevision next = of(version, words(message) + "_" + words(step), parent,
                    "%s: %s".formatted(message.strip().replaceAll("\\s+", " "), step));
            all.add(next);
            parent = next.id();
            version = next(Version.parse(version));
        }
        return all;
    }

    /** {@code 006}. */
    public String version() {
        return id.substring(0, id.indexOf('_'));
    }

    /** {@code add_user_preferences}. */
    public String words() {
        return id.substring(id.indexOf('_') + 1);
    }

    private static NewRevision of(String version, String words, String parent, String about) {
        String id = version + "_" + words;
        String name = version + "__" + words + ".sql";
        return new NewRevision(id, List.of(
                new File("V" + name, text(about, "Applied after " + parent + ".", "V" + name)),
                new File("U" + name, text("undo: " + about, "Leaves what " + parent + " left.", "U" + name))));
    }

    /**
     * With statements in place of what says that nothing is written yet.
     *
     * @param up a script that ends a line
     * @param down the same for the way back
     */
    public NewRevision with(String up, String down) {
        return new NewRevision(id, files.stream().map(file -> new File(file.name(),
                file.text().substring(0, file.text().indexOf("\nSIGNAL ")) + "\n" + (file.name().startsWith("V") ? up : down)))
                .toList());
    }

    /** Letters and digits in lower case, joined by underscores. */
    private static String words(String message) {
        String words = message.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS).replaceAll("_[^_]*$", "");
    }

    private static String version(Optional<Version> head, VersionFormat format, Instant now) {
        String timestamp = TIMESTAMP.format(now);
        boolean isNewest = head.filter(newest -> newest.compareTo(Version.parse(timestamp)) >= 0).isEmpty();
        // The clock may be behind that of whoever made the newest.
        return switch (format) {
            case timestamp -> isNewest ? timestamp : next(head.orElseThrow());
            case number -> head.map(NewRevision::next).orElse("001");
        };
    }

    /** {@code 006} after {@code 005}, {@code 1.3} after {@code 1.2}, {@code 1000} after {@code 999}. */
    static String next(Version newest) {
        String version = newest.toString();
        Matcher last = LAST_NUMBER.matcher(version);
        if (!last.find()) {
            throw new IllegalStateException("A version ends with a digit: " + version);
        }
        String digits = last.group();
        String next = new BigInteger(digits).add(BigInteger.ONE).toString();
        return version.substring(0, last.start()) + "0".repeat(Math.max(0, digits.length() - next.length())) + next;
    }

    /** The text with another revision before it in the lines that say which that is. */
    static String withParent(String text, String parent) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(place.group(1) + parent + place.group(2)));
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
