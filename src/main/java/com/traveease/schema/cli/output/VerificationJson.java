package com.traveease.schema.cli.output;

import java.util.Optional;

import com.traveease.schema.verification.Verdict;
import com.traveease.schema.verification.Verification;

/** What became of assertions, for programs. */
public final class VerificationJson {

    private VerificationJson() {
    }

    /** As one field; null when nothing was verified. */
    static void write(JsonAnswer answer, Optional<Verification> verification) {
        if (verification.isPresent()) {
            answer.object("verification", () -> fields(answer, verification.get()));
        } else {
            answer.nothing("verification");
        }
    }

    public static void fields(JsonAnswer answer, Verification done) {
        answer.field("revision", done.revision())
                .field("passed", done.isPassed())
                .field("took", done.took().toString())
                .list("assertions", done.verdicts(), verdict -> answer.object(() -> write(answer, verdict)));
    }

    private static void write(JsonAnswer answer, Verdict verdict) {
        answer.field("file", verdict.assertion().file())
                .field("line", verdict.assertion().line())
                .field("since", verdict.assertion().since().toString())
                .field("says", verdict.assertion().says())
                .field("result", verdict.result().word())
                .field("rows", verdict.count())
                .strings("columns", verdict.columns())
                .list("first", verdict.rows(), row -> answer.strings(row))
                .field("reason", Optional.of(verdict.reason()).filter(reason -> !reason.isEmpty()))
                .field("took", verdict.took().toString());
    }
}
