package com.traveease.schema.cli.authoring;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.cli.output.SarifReport;
import com.traveease.schema.rule.Finding;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.rule.Severity;

/** What {@code lint} found, each finding with its line of the script. */
record LintSarif(List<Finding> findings) {

    SarifReport report() {
        return new SarifReport(Arrays.stream(Rule.values())
                .map(rule -> new SarifReport.Rule(rule.id(), level(rule.severity()), rule.title(), rule.why(), rule.instead()))
                .toList(), findings.stream().map(LintSarif::result).toList());
    }

    private static SarifReport.Result result(Finding finding) {
        return new SarifReport.Result(finding.rule().ordinal(), level(finding.severity()),
                finding.what() + " " + finding.rule().instead(), Optional.of(SarifReport.uri(finding.script().path())),
                Optional.of(finding.line()), Optional.empty());
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
