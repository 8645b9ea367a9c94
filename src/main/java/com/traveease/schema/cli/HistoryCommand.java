package com.traveease.schema.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.migration.SchemaState;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Target;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "history", description = "Print the revisions of this program, newest first. Needs no database unless current is asked for.", footer = {
        "", "Examples:  traveease-schema history -i", "           traveease-schema history -r 002:004",
        "           traveease-schema history -r current:" })
class HistoryCommand extends SchemaCommand {

    @Option(names = { "-r",
            "--rev-range" }, paramLabel = "START:END", description = "Only those from START to END, both included; START: and :END leave one end open.")
    String range;

    @Option(names = { "-v", "--verbose" }, description = "Print each in full.")
    boolean verbose;

    @Option(names = { "-i", "--indicate-current" }, description = "Mark the revision that the database is at.")
    boolean indicateCurrent;

    private SchemaState state;

    @Override
    public Integer call() {
        List<Revision> shown = new ArrayList<>(range == null ? revisions().all() : inRange());
        Collections.reverse(shown);
        Optional<String> current = indicateCurrent ? state().current() : Optional.empty();
        if (isJson()) {
            JsonAnswer answer = json();
            answer.list("revisions", shown, revision -> answer.object(() -> {
                answer.revision(revision, revisions());
                if (indicateCurrent) {
                    answer.field("current", current.equals(Optional.of(revision.id())))
                            .field("applied", state().isApplied(revision));
                }
            })).print();
        } else {
            AlembicFormat format = new AlembicFormat(revisions(), current);
            shown.forEach(revision -> out().println(verbose ? format.block(revision) : format.line(revision)));
        }
        if (indicateCurrent) {
            warnOf(state());
        }
        return ExitCode.DONE;
    }

    private List<Revision> inRange() {
        String[] ends = range.split(":", -1);
        if (ends.length != 2) {
            throw new InvalidTargetException("History range requires [start]:[end], [start]:, or :[end]");
        }
        List<Revision> all = revisions().all();
        int start = ends[0].isBlank() ? 0 : Math.max(0, index(ends[0]));
        int end = ends[1].isBlank() ? all.size() - 1 : index(ends[1]);
        if (start > end && end >= 0) {
            throw new InvalidTargetException(
                    "The range %s has its newer end first; it is %s:%s".formatted(range, ends[1], ends[0]));
        }
        return end < 0 ? List.of() : all.subList(start, end + 1);
    }

    private int index(String name) {
        Optional<Revision> revision = Target.parse(name).in(revisions(), () -> state().currentRevision());
        return revision.map(revisions().all()::indexOf).orElse(-1);
    }

    private SchemaState state() {
        if (state == null) {
            state = migrator().state();
        }
        return state;
    }
}
