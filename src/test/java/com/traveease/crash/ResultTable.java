package com.traveease.crash;

import java.util.List;

import com.traveease.crash.Outcome.Verdict;

/** The outcomes as a page for people. */
record ResultTable(String program, String mysql, long seed, int possible, String part, List<Outcome> outcomes) {

    private static final int SHOWN = 50;

    String markdown() {
        StringBuilder page = new StringBuilder(
                """
                        # What was tried, and how it ended

                        Written by `src/test/scripts/crash-test`; do not edit. The %s program, MySQL %s, seed %d: %d of %d points%s.

                        A point is one command that the program sends on the connection that moves the schema, from taking the lock to
                        freeing it: statements of scripts, writes of journal and history, everything between. At each the fault comes
                        before it, while it runs, or after it with its answer lost; where two of them would leave the same (a program
                        that is killed before a command has been killed after the one before it) one is tried. Scripts: [src/test/resources/crash](../resources/crash).
                        *Identical* means that every definition, every row and the history are as after an undisturbed run, the journal
                        is empty, and nobody had to do anything but start the same command once more; in the next column it was not even
                        started again. After a cut connection the program has to go on by itself. A downgrade begins after an undisturbed
                        upgrade, or after a disturbed one that ended as an undisturbed one does. A trial that fails itself, because the
                        connection that compares was lost, is repeated once.

                        | Fault | Direction | Points | Identical | …went on by itself | Not reached | Different |
                        |---|---|--:|--:|--:|--:|--:|
                        """
                        .formatted(program, mysql, seed, outcomes.size(), possible,
                                part.equals("1/1") ? "" : ", part %s of them".formatted(part)));
        for (Fault fault : Fault.all()) {
            for (Direction direction : Direction.values()) {
                List<Outcome> of = outcomes.stream().filter(outcome -> outcome.point().fault().equals(fault)
                        && outcome.point().direction() == direction).toList();
                if (!of.isEmpty()) {
                    page.append(row(fault + " | " + direction, of));
                }
            }
        }
        page.append(row("**All** | ", outcomes));
        List<Outcome> different = outcomes.stream().filter(outcome -> !outcome.isIdentical()).toList();
        if (!different.isEmpty()) {
            page.append("\n## Different or not reached\n\n");
            different.stream().limit(SHOWN).forEach(outcome -> page.append("- ").append(outcome.point()).append('\n'));
            if (different.size() > SHOWN) {
                page.append("- and %d more\n".formatted(different.size() - SHOWN));
            }
        }
        return page.toString();
    }

    private static String row(String kind, List<Outcome> outcomes) {
        return "| %s | %d | %d | %d | %d | %d |\n".formatted(kind, outcomes.size(),
                outcomes.stream().filter(Outcome::isIdentical).count(), count(outcomes, Verdict.CONTINUED),
                count(outcomes, Verdict.NOT_REACHED), count(outcomes, Verdict.DIFFERENT));
    }

    private static long count(List<Outcome> outcomes, Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }
}
