package com.traveease.schema.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.SqlMode;

/** All revisions that this program knows, oldest first. */
public final class Revisions {

    private static final int MOST_IN_DESCRIPTION = 200;
    private static final int MOST_IN_VERSION = 50;

    private final List<Revision> ordered;
    private final NavigableMap<Version, Revision> byVersion;
    private final List<Repeatable> repeatables;
    private final List<Revision> baselines;
    private final HistoryRules rules;

    private Revisions(List<Revision> ordered, List<Revision> baselines, List<Repeatable> repeatables, HistoryRules rules) {
        this.baselines = List.copyOf(baselines);
        this.rules = rules;
        this.ordered = List.copyOf(ordered);
        this.byVersion = new TreeMap<>();
        ordered.forEach(revision -> byVersion.put(revision.version(), revision));
        this.repeatables = List.copyOf(repeatables);
    }

    /**
     * Puts script files together into revisions.
     *
     * @throws InvalidScriptException when a name has another form than {@code V<version>__<words>.sql},
     *         {@code U<version>__<words>.sql} or {@code R__<words>.sql}, when two scripts share version and direction, or when
     *         an undo script has no revision; all findings in one message
     */
    public static Revisions of(Collection<Script> scripts) {
        Map<Version, Script> upgrades = new TreeMap<>();
        Map<Version, Script> baselines = new TreeMap<>();
        Map<Version, Script> undos = new TreeMap<>();
        Map<String, Script> repeatables = new TreeMap<>();
        List<String> findings = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Optional<ScriptName> twice = Optional.empty();
        for (Script script : scripts) {
            ScriptName name = ScriptName.parse(script.name()).orElse(null);
            if (name == null) {
                findings.add("%s is not named like V001__words.sql, U001__words.sql or R__words.sql (two underscores)"
                        .formatted(script.name()));
                continue;
            }
            tooLong(name).ifPresent(finding -> findings.add(script.name() + " " + finding));
            Script other = switch (name.kind()) {
                case UPGRADE -> upgrades.putIfAbsent(name.version().orElseThrow(), script);
                case BASELINE -> baselines.putIfAbsent(name.version().orElseThrow(), script);
                case UNDO -> undos.putIfAbsent(name.version().orElseThrow(), script);
                case REPEATABLE -> repeatables.putIfAbsent(name.description(), script);
            };
            if (other != null) {
                findings.add("%s and %s have the same %s".formatted(other.name(), script.name(),
                        name.version().isPresent() ? "version" : "name"));
                twice = twice.or(() -> Optional.of(name).filter(found -> found.kind() == ScriptName.Kind.UPGRADE));
            }
        }
        undos.forEach((version, script) -> {
            if (!upgrades.containsKey(version)) {
                left.add("The undo script %s has no versioned script V%s__….sql: put that back, or remove the undo script too."
                        .formatted(script.name(), version));
            }
        });
        if (!findings.isEmpty() || !left.isEmpty()) {
            throw new InvalidScriptException("The scripts cannot be used, nothing was run: "
                    + (findings.isEmpty() ? ""
                            : String.join("; ", findings) + ". Correct their names." + (left.isEmpty() ? "" : " "))
                    + String.join(" ", left) + twice.map(script -> renaming(script, upgrades.keySet())).orElse(""));
        }
        List<Revision> whole = baselines.entrySet().stream()
                .map(entry -> revision(entry.getKey(), entry.getValue(), Optional.empty())).toList();
        // A baseline stands for its own version where there is no other script of that.
        Map<Version, Script> all = new TreeMap<>(baselines);
        all.putAll(upgrades);
        List<Revision> ordered = all.entrySet().stream()
                .map(entry -> revision(entry.getKey(), entry.getValue(), Optional.ofNullable(undos.get(entry.getKey()))))
                .toList();
        return new Revisions(ordered, whole, repeatables.values().stream().map(Repeatable::new).toList(), HistoryRules.STRICT);
    }

    private static Revision revision(Version version, Script script, Optional<Script> undo) {
        return new Revision(version, ScriptName.parse(script.name()).orElseThrow().description(), script, undo);
    }

    /** Flyway's baseline scripts, oldest first; also those whose version has another script. */
    public List<Revision> baselines() {
        return baselines;
    }

    /** The same, compared with histories by other rules. */
    public Revisions with(HistoryRules other) {
        return new Revisions(ordered, baselines, repeatables, other);
    }

    /** The same, to be run in sessions that begin in this mode. */
    public Revisions under(SqlMode mode) {
        return mode.equals(SqlMode.USUAL) ? this : each(script -> script.under(mode));
    }

    /** The same with other scripts, of the same names, in place of its own. */
    public Revisions each(UnaryOperator<Script> change) {
        return new Revisions(ordered.stream().map(revision -> revision.each(change)).toList(),
                baselines.stream().map(revision -> revision.each(change)).toList(),
                repeatables.stream().map(repeatable -> new Repeatable(change.apply(repeatable.script()))).toList(), rules);
    }

    public HistoryRules rules() {
        return rules;
    }

    /** Two branches that make the next revision make the same version. */
    private static String renaming(ScriptName script, Collection<Version> versions) {
        return (" If two branches made them, give the pair that is not applied anywhere the next version: revision --rename "
                + "%s %s")
                .formatted(script.id(), NewRevision.next(Collections.max(versions)));
    }

    /** What the columns of the history hold. */
    private static Optional<String> tooLong(ScriptName name) {
        int description = name.description().codePointCount(0, name.description().length());
        int version = name.version().map(Version::toString).orElse("").length();
        return description > MOST_IN_DESCRIPTION
                ? Optional.of("has a description of %d characters, and the history holds %d".formatted(description,
                        MOST_IN_DESCRIPTION))
                : version > MOST_IN_VERSION
                        ? Optional.of("has a version of %d characters, and the history holds %d".formatted(version,
                                MOST_IN_VERSION))
                        : Optional.empty();
    }

    public List<Revision> all() {
        return ordered;
    }

    /** In the order in which they run: by their descriptions, as in Flyway. */
    public List<Repeatable> repeatables() {
        return repeatables;
    }

    /** The one before this; empty when it is the first. */
    public Optional<Revision> parent(Revision revision) {
        return byVersion(revision.version()).filter(revision::equals)
                .flatMap(known -> Optional.ofNullable(byVersion.lowerEntry(known.version()))).map(Map.Entry::getValue);
    }

    public boolean isHead(Revision revision) {
        return head().map(revision::equals).orElse(false);
    }

    /** The newest; empty when there are no scripts. */
    public Optional<Revision> head() {
        return ordered.isEmpty() ? Optional.empty() : Optional.of(ordered.get(ordered.size() - 1));
    }

    public Optional<Revision> byVersion(Version version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    /**
     * The revision that a person means by {@code head}, an id, a version or the unique beginning of an id.
     *
     * @throws UnknownRevisionException when there is none, or more than one; the message lists what would do
     */
    public Revision find(String name) {
        if (name.equals("head") && !ordered.isEmpty()) {
            return ordered.get(ordered.size() - 1);
        }
        if (Version.isVersion(name)) {
            Optional<Revision> same = byVersion(Version.parse(name));
            if (same.isPresent()) {
                return same.get();
            }
        }
        List<Revision> candidates = ordered.stream().filter(revision -> revision.id().equals(name)).toList();
        if (candidates.isEmpty() && !name.isEmpty()) {
            candidates = ordered.stream().filter(revision -> revision.id().startsWith(name)).toList();
        }
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.isEmpty()) {
            throw new UnknownRevisionException(
                    "Can't locate revision identified by '%s'; %s".formatted(name, Nearest.instead(name, ordered)));
        }
        throw new UnknownRevisionException("'%s' is the beginning of more than one revision: %s".formatted(name,
                Nearest.listed(candidates)));
    }

    /** Their ids, for messages. */
    public String listed() {
        return Nearest.listed(ordered);
    }
}
