package com.traveease.schema.cli.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.CommonOptions;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.TerminalColors;
import com.traveease.schema.lint.Lint;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Nearest;
import com.traveease.schema.revision.Repeatable;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Target;
import com.traveease.schema.revision.UnknownRevisionException;
import com.traveease.schema.rule.Family;
import com.traveease.schema.rule.Finding;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.rule.RuleIds;
import com.traveease.schema.rule.Severity;
import com.traveease.schema.script.Script;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "lint", description = "Check scripts for statements that destroy data, break or block a running application, "
        + "break replication or age badly. Needs no database. Exits with 1 if there is a finding of severity error.", footer = {
                "", "A comment directly above a statement silences a rule for it; at the head of the script, with an",
                "empty line below it, for the whole script:  -- @ignore RULE reason", "",
                "SCHEMA_LINT turns conventions on and rules off:  SCHEMA_LINT=conventions,-enum-type", "",
                "Examples:  traveease-schema lint", "           traveease-schema lint 006 --output sarif",
                "           traveease-schema lint db/migration/V006__add_seats.sql",
                "           traveease-schema lint --explain drop-column" })
public class LintCommand extends SchemaCommand {

    private static final int MOST = 5;

    @Parameters(paramLabel = "SCRIPT|REV", arity = "0..*", description = "The name or path of a script, or a revision, which "
            + "includes its undo script (default: all). Earlier scripts are read too, so that the tables are known.")
    List<String> names = new ArrayList<>();

    @Option(names = "--explain", paramLabel = "RULE", description = "Print what a rule finds, why that matters on MySQL, and what to write instead.")
    String explain;

    @Option(names = "--rules", description = "Print all rules with their severities.")
    boolean rules;

    @Override
    public boolean isWrongForm() {
        return program.options().output == CommonOptions.Output.markdown;
    }

    @Override
    public Integer call() {
        if (explain != null || rules) {
            return describe();
        }
        Set<Rule> on = environment()
                .lint(environment().scripts(Optional.ofNullable(program.options().url)).locations().isEmpty());
        Set<Script> asked = asked();
        List<Finding> findings = Lint.of(revisions(), on, script -> asked.isEmpty() || asked.contains(script));
        int scripts = asked.isEmpty() ? (int) scripts().count() : asked.size();
        switch (program.options().output) {
            case text, markdown -> print(findings, scripts);
            case json -> json(findings, scripts);
            case sarif -> new LintSarif(findings).report().print(out());
        }
        return count(findings, Severity.ERROR) > 0 ? ExitCode.NO : ExitCode.DONE;
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    private void print(List<Finding> findings, int scripts) {
        Set<Rule> explained = EnumSet.noneOf(Rule.class);
        for (Finding finding : findings) {
            out().println("%s:%d: %s %s: %s".formatted(finding.script().name(), finding.line(), colored(finding.severity()),
                    finding.rule().id(), finding.what()));
            // Once for each rule: an old folder may have hundreds of findings of one.
            if (explained.add(finding.rule())) {
                out().println("    " + finding.rule().why());
                out().println("    Instead: " + finding.rule().instead());
            }
        }
        out().println("%s in %s: %s, %s, %d of severity info.".formatted(
                findings.isEmpty() ? "No findings" : numbered(findings.size(), "finding"), numbered(scripts, "script"),
                numbered(count(findings, Severity.ERROR), "error"), numbered(count(findings, Severity.WARNING), "warning"),
                count(findings, Severity.INFO)));
    }

    private static String colored(Severity severity) {
        return severity == Severity.ERROR ? TerminalColors.failure(severity.toString()) : severity.toString();
    }

    private static String numbered(long number, String thing) {
        return number == 1 ? "1 " + thing : number + " " + thing + "s";
    }

    private void json(List<Finding> findings, int scripts) {
        JsonAnswer answer = json();
        answer.field("scripts", scripts).field("errors", count(findings, Severity.ERROR))
                .field("warnings", count(findings, Severity.WARNING));
        answer.list("findings", findings, finding -> answer.object(() -> answer.field("rule", finding.rule().id())
                .field("severity", finding.severity().toString()).field("script", finding.script().path())
                .field("line", finding.line()).field("statement", finding.statement()).field("what", finding.what())
                .field("why", finding.rule().why()).field("instead", finding.rule().instead())));
        answer.print();
    }

    private int describe() {
        List<Rule> told = explain == null ? List.of(Rule.values()) : List.of(rule(explain));
        if (isJson()) {
            JsonAnswer answer = json();
            answer.list("rules", told, rule -> answer.object(() -> answer.field("rule", rule.id())
                    .field("family", rule.family().title()).field("severity", rule.severity().toString())
                    .field("what", rule.title()).field("why", rule.why()).field("instead", rule.instead())));
            answer.print();
            return ExitCode.DONE;
        }
        if (explain != null) {
            Rule rule = told.get(0);
            out().println("%s (%s, %s)".formatted(rule.id(), rule.severity(), rule.family().title().toLowerCase(
                    Locale.ROOT)));
            out().println();
            out().println(rule.title());
            out().println();
            out().println("Why:      " + rule.why());
            out().println("Instead:  " + rule.instead());
            return ExitCode.DONE;
        }
        for (Family family : Family.values()) {
            out().println(family.title() + (family == Family.CONVENTION ? " (turned on with SCHEMA_LINT)" : "") + ":");
            told.stream().filter(rule -> rule.family() == family)
                    .forEach(rule -> out().println("  %-26s %-8s %s".formatted(rule.id(), rule.severity(), rule.title())));
        }
        return ExitCode.DONE;
    }

    private static Rule rule(String id) {
        return RuleIds.find(id).orElseThrow(
                () -> new InvalidTargetException("There is no rule '%s'; the nearest are %s. All of them: lint --rules"
                        .formatted(id, String.join(", ", RuleIds.near(id)))));
    }

    private Set<Script> asked() {
        Set<Script> asked = new HashSet<>();
        for (String name : names) {
            List<Script> found = scripts().filter(script -> isCalled(script, name)).toList();
            asked.addAll(found.isEmpty() ? ofRevision(name) : found);
        }
        return asked;
    }

    private static boolean isCalled(Script script, String typed) {
        if (!typed.contains("/") && !typed.contains("\\")) {
            return script.name().equals(typed);
        }
        return Path.of(script.path()).toAbsolutePath().normalize().equals(Path.of(typed).toAbsolutePath().normalize());
    }

    private List<Script> ofRevision(String name) {
        if (name.endsWith(".sql")) {
            List<String> near = scripts().map(Script::name)
                    .sorted(Comparator.comparingInt(known -> Nearest.letters(known, Path.of(name).getFileName().toString())))
                    .limit(MOST).toList();
            throw new InvalidTargetException(
                    "There is no script '%s' among those that are read; the nearest are %s. Another folder: --locations filesystem:DIR"
                            .formatted(name, String.join(", ", near)));
        }
        Optional<Revision> revision;
        try {
            revision = Target.parse(name).in(revisions(), () -> {
                throw new InvalidTargetException(
                        "'%s' depends on the database, and lint uses none. Name a revision, head or head-N.".formatted(name));
            });
        } catch (UnknownRevisionException e) {
            throw new InvalidTargetException(e.getMessage());
        }
        return revision.stream().flatMap(one -> Stream.concat(Stream.of(one.upgrade()), one.undo().stream())).toList();
    }

    private Stream<Script> scripts() {
        return Stream.of(
                revisions().all().stream().flatMap(one -> Stream.concat(Stream.of(one.upgrade()), one.undo().stream())),
                revisions().baselines().stream().filter(one -> !revisions().all().contains(one)).map(Revision::upgrade),
                revisions().repeatables().stream().map(Repeatable::script)).flatMap(all -> all);
    }
}
