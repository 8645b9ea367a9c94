package com.traveease.schema.verification;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.traveease.schema.config.ScriptConfiguration;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.revision.Version;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;

/**
 * The assertions that belong to the scripts: those of {@code verify/005_words.sql} must hold from version 5 on, those of
 * {@code verify/006-007_words.sql} at versions 6 and 7.
 *
 * @param all by version, then in the order of the files
 */
public record Assertions(List<Assertion> all) {

    /** Beside the folder of the scripts. */
    public static final String FOLDER = "verify";
    private static final String BUILT_IN = "db/" + FOLDER;
    private static final Pattern NAME = Pattern.compile("(\\d+(?:\\.\\d+)*)(?:-(\\d+(?:\\.\\d+)*))?_+\\S.*\\.sql",
            Pattern.CASE_INSENSITIVE);

    public Assertions {
        all = List.copyOf(all);
    }

    /**
     * Of the built-in scripts, or of the folders in which the scripts are.
     *
     * @throws InvalidScriptException when a file is misnamed, cannot be read, or has something other than queries with comments
     */
    public static Assertions of(ScriptConfiguration scripts, Revisions revisions) {
        List<Script> files = scripts.locations().isEmpty() ? ScriptFolder.builtIn(BUILT_IN)
                : Stream.concat(scripts.locations().stream().filter(Assertions::isBuiltIn)
                        .flatMap(location -> ScriptFolder.builtIn(BUILT_IN).stream()),
                        ScriptFolder.folders(scripts.locations()).stream().map(Assertions::beside).distinct()
                                .flatMap(folder -> ScriptFolder.beside(folder, FOLDER, scripts.reading()).stream()))
                        .toList();
        return of(files, revisions);
    }

    private static boolean isBuiltIn(String location) {
        return location.equals("classpath:db/migration");
    }

    /** Two folders of scripts may stand beside one of assertions. */
    private static Path beside(Path folder) {
        return folder.resolveSibling("scripts");
    }

    static Assertions of(List<Script> files, Revisions revisions) {
        List<Assertion> all = new ArrayList<>();
        for (Script file : files) {
            Matcher name = nameOf(file);
            Version since = Version.parse(name.group(1));
            Optional<Version> until = Optional.ofNullable(name.group(2)).map(Version::parse);
            if (until.filter(last -> last.compareTo(since) < 0).isPresent()) {
                throw new InvalidScriptException(
                        "%s belongs to versions %s to %s, of which there is none: it would never be run. Correct its name. Nothing was run."
                                .formatted(file.path(), since, until.get()));
            }
            Optional<Version> head = revisions.head().map(Revision::version);
            if (head.isEmpty() || since.compareTo(head.get()) > 0) {
                throw new InvalidScriptException(
                        ("%s belongs to version %s, and the newest script is %s: it would never be run. "
                                + "Correct its name. Nothing was run.").formatted(file.path(), since,
                                        head.map(Object::toString).orElse("none")));
            }
            for (Statement statement : file.statements()) {
                all.add(assertion(file, since, until, statement));
            }
        }
        all.sort(Comparator.comparing(Assertion::since).thenComparing(Assertion::file).thenComparing(Assertion::line));
        return new Assertions(all);
    }

    private static Matcher nameOf(Script file) {
        Matcher name = NAME.matcher(file.name());
        if (!name.matches()) {
            throw new InvalidScriptException(
                    ("%s is not named VERSION_words.sql, such as 005_summaries.sql: the version says from "
                            + "which revision on its assertions must hold (006-007_words.sql: up to which, too). Nothing was run.")
                            .formatted(file.path()));
        }
        return name;
    }

    private static Assertion assertion(Script file, Version since, Optional<Version> until, Statement statement) {
        String sql = statement.sql().strip();
        AssertionQuery.refusal(sql).ifPresent(why -> {
            throw new InvalidScriptException(
                    "%s, line %d: the statement %s. Nothing was run.".formatted(file.path(), statement.line(), why));
        });
        String says = AssertionQuery.comment(sql);
        if (says.isEmpty()) {
            throw new InvalidScriptException(
                    ("%s, line %d: there is no comment directly above the query that says what must hold "
                            + "(-- Every paid booking has a price.). Nothing was run.")
                            .formatted(file.path(), statement.line()));
        }
        return new Assertion(since, until, file.name(), statement.line(), says, sql);
    }

    /** Those that must hold at a version; none at base. */
    public List<Assertion> at(Optional<Version> current) {
        return all.stream().filter(assertion -> current.filter(assertion::holdsAt).isPresent())
                .toList();
    }

    /** Those of files or versions that are named: {@code 005}, {@code 005_summaries}, {@code 005_summaries.sql}. */
    public static List<Assertion> named(List<Assertion> among, String name) {
        String file = name.toLowerCase(Locale.ROOT);
        return among.stream().filter(one -> one.file().equalsIgnoreCase(file) || one.file().equalsIgnoreCase(file + ".sql")
                || Version.isVersion(name) && one.since().equals(Version.parse(name))).toList();
    }
}
