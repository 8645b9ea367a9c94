package com.traveease.schema.revision;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where somebody wants the schema to be, as they typed it: an id, a unique beginning of one, a version, {@code head},
 * {@code base}, {@code current}, {@code +N}, {@code -N}, or one of the former with {@code +N} or {@code -N} behind it.
 */
public final class Target {

    public static final Target HEAD = new Target("head");

    private static final Pattern RELATIVE = Pattern.compile("(.*?)([+-])(\\d+)");

    private final String text;

    private Target(String text) {
        this.text = text;
    }

    /**
     * @throws InvalidTargetException when nothing is named
     */
    public static Target parse(String text) {
        if (text.isBlank()) {
            throw new InvalidTargetException(
                    "The target is empty. Name a revision, head, base, +N or -N; an unset shell variable may be the reason.");
        }
        return new Target(text.strip());
    }

    /** Exactly this revision, or base. */
    public static Target of(Optional<Revision> revision) {
        return new Target(revision.map(Revision::id).orElse("base"));
    }

    /** Whether it counts from the current revision. */
    public boolean isRelative() {
        return text.startsWith("+") || text.startsWith("-") || text.startsWith("current");
    }

    /**
     * The revision that is current there; empty for base.
     *
     * @param current where the database is; asked only when the target depends on it
     * @throws InvalidTargetException when there is no such place; the message lists what would do
     */
    public Optional<Revision> in(Revisions revisions, Supplier<Optional<Revision>> current) {
        return in(revisions, current, any -> true);
    }

    /**
     * As the other.
     *
     * @param counted of what {@code +N} and {@code -N} count; the revision that they start from is always among it
     */
    public Optional<Revision> in(Revisions revisions, Supplier<Optional<Revision>> current, Predicate<Revision> counted) {
        Matcher relative = RELATIVE.matcher(text);
        boolean isId = revisions.all().stream().anyMatch(revision -> revision.id().equals(text));
        if (isId || !relative.matches()) {
            return named(text, revisions, current);
        }
        String from = relative.group(1);
        Optional<Revision> start = named(from.isEmpty() ? "current" : from, revisions, current);
        return moved(start, relative.group(2) + relative.group(3),
                revisions.all().stream().filter(revision -> counted.test(revision) || start.equals(Optional.of(revision)))
                        .toList());
    }

    private static Optional<Revision> named(String name, Revisions revisions, Supplier<Optional<Revision>> current) {
        return switch (name) {
            case "head", "heads" -> revisions.head();
            case "base" -> Optional.empty();
            case "current" -> current.get();
            default -> Optional.of(revisions.find(name));
        };
    }

    private static Optional<Revision> moved(Optional<Revision> start, String distance, List<Revision> all) {
        int from = start.map(all::indexOf).orElse(-1);
        long steps;
        try {
            steps = Long.parseLong(distance);
        } catch (NumberFormatException e) {
            steps = distance.startsWith("-") ? Long.MIN_VALUE / 2 : Long.MAX_VALUE / 2;
        }
        long to = from + steps;
        if (to < -1 || to >= all.size()) {
            List<Revision> there = steps < 0 ? all.subList(0, Math.max(from, 0)) : all.subList(from + 1, all.size());
            throw new InvalidTargetException("Relative revision %s didn't produce %s migrations: %s %s there is %s".formatted(
                    distance, distance.substring(1), steps < 0 ? "below" : "above",
                    start.map(Revision::id).orElse("base"), listed(there, steps < 0 && from >= 0)));
        }
        return to < 0 ? Optional.empty() : Optional.of(all.get((int) to));
    }

    /** For messages: the ids, and base when that is among the choices. */
    public static String listed(List<Revision> revisions, boolean orBase) {
        String ids = Nearest.listed(revisions);
        return !orBase ? ids : revisions.isEmpty() ? "base" : "base, " + ids;
    }

    @Override
    public String toString() {
        return text;
    }
}
