package com.traveease.schema.revision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a revision that gets another version: two branches may have made the same one. Works on names, because scripts
 * of which two share a version are no {@link Revisions}.
 *
 * @param before the id that it has, {@code 006_add_seats}
 * @param id the id that it gets, {@code 007_add_seats}
 * @param parent the id of the one before it, in its new place
 * @param files the script, then its undo script if it has one
 */
public record RenamedPair(String before, String id, String parent, List<File> files) {

    public RenamedPair {
        files = List.copyOf(files);
    }

    /** One file, its name now and afterwards. */
    public record File(String before, String after) {
    }

    /**
     * @param names of the files that are there
     * @param old an id, a unique beginning of one, a version that only one script has, or the name of a script
     * @param wanted the new version, or a new id; empty for the next version
     * @param taken versions that a database has
     * @throws InvalidTargetException when there is no such revision, or the new version is taken
     */
    public static RenamedPair of(List<String> names, String old, Optional<String> wanted, List<Version> taken) {
        List<ScriptName> scripts = of(names, ScriptName.Kind.UPGRADE);
        ScriptName script = find(scripts, old);
        ScriptName after = wanted.map(text -> parsed(text, script)).orElseGet(
                () -> ScriptName.versioned(next(scripts, taken), script.words()));
        Version version = after.version().orElseThrow();
        Stream.concat(scripts.stream().filter(other -> !other.equals(script)).flatMap(other -> other.version().stream()),
                taken.stream()).filter(version::equals).findFirst().ifPresent(same -> {
                    throw new InvalidTargetException("There is already a revision with version %s. Nothing was renamed."
                            .formatted(same));
                });
        taken.stream().filter(other -> other.compareTo(version) > 0).findFirst().ifPresent(above -> {
            throw new InvalidTargetException(
                    "The database has revision %s: versions below that are no longer applied. Nothing was renamed."
                            .formatted(above));
        });
        if (after.id().equals(script.id())) {
            throw new InvalidTargetException("%s has this name already. Nothing was renamed.".formatted(script.id()));
        }
        List<File> files = new ArrayList<>();
        files.add(new File(script.file(), after.file()));
        undo(names, scripts, script).ifPresent(undo -> files.add(new File(undo.file(), after.undo().file())));
        String parent = scripts.stream().filter(other -> !other.equals(script))
                .filter(other -> other.version().orElseThrow().compareTo(version) < 0)
                .max(Comparator.comparing(other -> other.version().orElseThrow())).map(ScriptName::id).orElse("base");
        return new RenamedPair(script.id(), after.id(), parent, files);
    }

    /** The text of a script under its new name: what {@link NewRevision} put into it of the old one is replaced. */
    public String text(String text) {
        String renamed = text;
        for (File file : files) {
            renamed = renamed.replaceAll("(?<![\\w.])" + Pattern.quote(file.before()), Matcher.quoteReplacement(file.after()));
        }
        return NewRevision.withParent(renamed, parent);
    }

    private static List<ScriptName> of(List<String> names, ScriptName.Kind kind) {
        return names.stream().flatMap(name -> ScriptName.parse(name).stream()).filter(name -> name.kind() == kind).toList();
    }

    private static ScriptName find(List<ScriptName> scripts, String old) {
        List<ScriptName> exact = scripts.stream().filter(name -> name.id().equals(old) || name.file().equals(old)).toList();
        if (exact.size() == 1) {
            return exact.get(0);
        }
        List<ScriptName> found = scripts.stream().filter(name -> name.id().startsWith(old)
                || Version.isVersion(old) && name.version().equals(Optional.of(Version.parse(old)))).toList();
        if (found.isEmpty()) {
            throw new InvalidTargetException("There is no script of a revision '%s' in the folder. Nothing was renamed."
                    .formatted(old));
        }
        if (found.size() > 1) {
            throw new InvalidTargetException("'%s' may be any of %s: give the full name of one. Nothing was renamed."
                    .formatted(old, String.join(", ", found.stream().map(ScriptName::id).toList())));
        }
        return found.get(0);
    }

    private static ScriptName parsed(String wanted, ScriptName script) {
        if (Version.isVersion(wanted)) {
            return ScriptName.versioned(wanted, script.words());
        }
        Optional<ScriptName> id = ScriptName.parse("V" + wanted.replaceFirst("_+", "__") + ".sql");
        return id.orElseThrow(() -> new InvalidTargetException(
                "'%s' is neither a version (007) nor an id (007_%s). Nothing was renamed.".formatted(wanted, script.words())));
    }

    private static String next(List<ScriptName> scripts, List<Version> taken) {
        return Stream.concat(scripts.stream().flatMap(script -> script.version().stream()), taken.stream())
                .max(Version::compareTo).map(NewRevision::next).orElseThrow();
    }

    /** Of scripts that share a version each has the undo script with its own words. */
    private static Optional<ScriptName> undo(List<String> names, List<ScriptName> scripts, ScriptName script) {
        boolean alone = scripts.stream().filter(other -> other.version().equals(script.version())).count() == 1;
        return of(names, ScriptName.Kind.UNDO).stream().filter(undo -> undo.version().equals(script.version()))
                .filter(undo -> alone || undo.words().equals(script.words())).findFirst();
    }
}
