package com.traveease.schema.revision;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Revisions for a message: those that somebody may have meant, not all of hundreds. */
public final class Nearest {

    private static final int MOST = 5;

    private Nearest() {
    }

    /** In their order; all of them where there are few. */
    static String listed(List<Revision> revisions) {
        String ids = revisions.stream().limit(MOST).map(Revision::id).collect(Collectors.joining(", "));
        return revisions.isEmpty() ? "none"
                : revisions.size() <= MOST ? ids : "%s and %d more (see history)".formatted(ids, revisions.size() - MOST);
    }

    /** What there is instead of a revision that there is not. */
    static String instead(String typed, List<Revision> ordered) {
        if (ordered.size() <= MOST) {
            return "there are " + listed(ordered);
        }
        List<Revision> near = Version.isVersion(typed) ? around(Version.parse(typed), ordered) : alike(typed, ordered);
        return "the nearest of %d are %s".formatted(ordered.size(),
                near.stream().map(Revision::id).collect(Collectors.joining(", ")));
    }

    private static List<Revision> around(Version version, List<Revision> ordered) {
        int below = (int) ordered.stream().filter(revision -> revision.version().compareTo(version) < 0).count();
        int from = Math.max(0, Math.min(below - MOST / 2, ordered.size() - MOST));
        return ordered.subList(from, from + MOST);
    }

    private static List<Revision> alike(String typed, List<Revision> ordered) {
        String name = typed.toLowerCase(Locale.ROOT);
        return ordered.stream().sorted(Comparator.comparingInt(revision -> distance(name, revision))).limit(MOST)
                .sorted(Comparator.comparing(Revision::version)).toList();
    }

    /** To its id, or to a part of it that is as long, or to one in which the words are. */
    private static int distance(String name, Revision revision) {
        String id = revision.id().toLowerCase(Locale.ROOT);
        String words = revision.description().replace(' ', '_').toLowerCase(Locale.ROOT);
        if (id.contains(name)) {
            return 0;
        }
        return IntStream.of(letters(name, id), letters(name, beginning(id, name.length())),
                letters(name, words), letters(name, beginning(words, name.length()))).min().orElseThrow();
    }

    private static String beginning(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    /** How many letters have to be put in, taken out or changed to make one of the other. */
    public static int letters(String a, String b) {
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
