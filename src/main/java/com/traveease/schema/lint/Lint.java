package com.traveease.schema.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.traveease.schema.directive.Directives;
import com.traveease.schema.lint.Findings.ScriptKind;
import com.traveease.schema.revision.Repeatable;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.rule.Finding;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.rule.RuleIds;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.table.Schema;
import com.traveease.schema.table.ScriptPosition;

/**
 * Goes through all scripts once, in the order of their versions, and says what the rules find in those that are asked for. The
 * others are read too: what a rule says of an ALTER depends on what the table is by then.
 */
public final class Lint {

    private static final int WITH_REASON = 2;

    private final Set<Rule> on;
    private final Predicate<Script> asked;
    private final List<Finding> findings = new ArrayList<>();

    private Lint(Set<Rule> on, Predicate<Script> asked) {
        this.on = on;
        this.asked = asked;
    }

    /**
     * @param on the rules that apply
     * @param asked of which scripts something is to be said
     * @return by scripts in the order of their versions, an undo script behind its upgrade script, then by lines
     * @throws com.traveease.schema.sql.InvalidScriptException when a script cannot be cut into statements, or one of which
     *         something is to be said has none
     */
    public static List<Finding> of(Revisions revisions, Set<Rule> on, Predicate<Script> asked) {
        Lint lint = new Lint(on, asked);
        lint.all(revisions);
        return List.copyOf(lint.findings);
    }

    private void all(Revisions revisions) {
        Schema schema = new Schema();
        revisions.baselines().stream().filter(baseline -> !revisions.all().contains(baseline))
                .forEach(baseline -> upgrade(baseline.upgrade(), new Schema(), true));
        for (Revision revision : revisions.all()) {
            schema.take(revision(revision, schema));
        }
        for (Repeatable repeatable : revisions.repeatables()) {
            Schema layer = new Schema(schema);
            review(repeatable.script(), Optional.empty(), ScriptKind.REPEATABLE, schema, layer, true);
            schema.take(layer);
        }
    }

    private Schema upgrade(Script script, Schema before, boolean reversible) {
        Schema layer = new Schema(before);
        review(script, Optional.empty(), ScriptKind.UPGRADE, before, layer, reversible);
        return layer;
    }

    /** @return what its upgrade script changes */
    private Schema revision(Revision revision, Schema before) {
        boolean reversible = revision.undo().isPresent() || revision.isBaseline();
        Schema upgraded = new Schema(before);
        boolean opaque = review(revision.upgrade(), Optional.empty(), ScriptKind.UPGRADE, before, upgraded, reversible);
        revision.undo().ifPresent(undo -> undo(revision, undo, before, upgraded, opaque));
        return upgraded;
    }

    private void undo(Revision revision, Script undo, Schema before, Schema upgraded, boolean opaque) {
        Schema undone = new Schema(upgraded);
        Reading reading = new Reading(undo, Optional.of(revision.upgrade()), ScriptKind.UNDO, upgraded, undone);
        boolean clear = !reading.review() && !opaque;
        List<String> differences = clear ? UndoReview.differences(before, upgraded, undone) : List.of();
        if (!differences.isEmpty()) {
            reading.findings.add(Rule.UNDO_INCOMPLETE, new ScriptPosition(undo, 0, 1), "After %s %s.", undo.name(),
                    UndoReview.inWords(differences));
        }
        take(reading);
    }

    /** @return whether it cannot be followed, or refuses */
    private boolean review(Script script, Optional<Script> upgrade, ScriptKind kind, Schema before, Schema layer,
            boolean reversible) {
        Reading reading = new Reading(script, upgrade, kind, before, layer);
        boolean opaque = reading.review();
        if (!reversible) {
            reading.findings.add(Rule.NO_UNDO, new ScriptPosition(script, 0, 1), "%s has no undo script.", script.name());
        }
        take(reading);
        return opaque;
    }

    private void take(Reading reading) {
        if (asked.test(reading.script)) {
            findings.addAll(reading.left());
        }
    }

    /** Of one script. */
    private final class Reading {

        private final Script script;
        private final List<Statement> statements;
        private final Findings findings;
        private final Reviewed reviewed;
        private final Schema before;

        Reading(Script script, Optional<Script> upgrade, ScriptKind kind, Schema before, Schema layer) {
            this.script = script;
            if (asked.test(script)) {
                script.requireStatement();
            }
            this.statements = script.statements();
            this.findings = new Findings(script, kind, on);
            this.reviewed = new Reviewed(script, upgrade, layer, findings);
            this.before = before;
        }

        /** @return whether it cannot be followed, or refuses */
        boolean review() {
            ScriptReview review = new ScriptReview(reviewed, before);
            review.review(statements);
            return reviewed.isOpaque() || review.refuses();
        }

        /** What no comment silences, and what is to say of these comments. */
        List<Finding> left() {
            List<Ignore> ignores = new ArrayList<>();
            script.directives(statements).ignored().forEach(ignored -> ignore(ignored).ifPresent(ignores::add));
            Set<Ignore> used = new HashSet<>();
            List<Finding> left = new ArrayList<>();
            for (Finding finding : findings.list()) {
                List<Ignore> silencing = ignores.stream().filter(ignore -> ignore.silences(finding)).toList();
                used.addAll(silencing);
                if (silencing.isEmpty()) {
                    left.add(finding);
                }
            }
            for (Ignore ignore : ignores) {
                boolean judged = on.contains(ignore.rule());
                if (!used.contains(ignore) && judged && on.contains(Rule.UNUSED_IGNORE)) {
                    left.add(new Finding(Rule.UNUSED_IGNORE, Rule.UNUSED_IGNORE.severity(), script, ignore.line(),
                            ignore.statement(), "There is no finding of %s %s.".formatted(ignore.rule().id(),
                                    ignore.statement() == 0 ? "in this script" : "in the statement below")));
                }
            }
            left.sort(Finding.IN_ORDER);
            return left;
        }

        private Optional<Ignore> ignore(Directives.Ignored ignored) {
            String[] words = ignored.text().split("\\s+", WITH_REASON);
            Optional<Rule> rule = RuleIds.find(words[0]);
            String wrong = words[0].isEmpty() ? "@ignore names no rule."
                    : rule.isEmpty() ? "There is no rule '%s'; the nearest are %s.".formatted(words[0],
                            String.join(", ", RuleIds.near(words[0])))
                            : words.length < WITH_REASON || words[1].isBlank()
                                    ? "@ignore %s gives no reason.".formatted(words[0])
                                    : "";
            if (!wrong.isEmpty()) {
                findings.add(Rule.INVALID_IGNORE, new ScriptPosition(script, ignored.statement(), ignored.line()), wrong);
                return Optional.empty();
            }
            return rule.map(known -> new Ignore(known, ignored.line(), ignored.statement()));
        }
    }

    /** @param statement its number, from 1; 0 for the whole script */
    private record Ignore(Rule rule, int line, int statement) {

        boolean silences(Finding finding) {
            return finding.rule() == rule && (statement == 0 || statement == finding.statement());
        }
    }
}
