package com.traveease.schema.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.AlembicFormat;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.connection.UnsupportedServerException;
import com.traveease.schema.history.RevisionEntry;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Target;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "history", description = "Print the revisions of this program, newest first. With a configured database, -v "
        + "and --output json include what it records of them.", footer = {
                "", "Examples:  traveease-schema history -i", "           traveease-schema history -r 002:004",
                "           traveease-schema history -r current:", "           traveease-schema history -r -2:" })
class HistoryCommand extends SchemaCommand {

    @Option(names = { "-r",
            "--rev-range" }, paramLabel = "START:END", description = "Only those from START to END, inclusive; START: and "
                    + ":END leave one end open. -N:END and START:+N count from the other end.")
    String range;

    @Option(names = { "-v", "--verbose" }, description = "Print details.")
    boolean verbose;

    @Option(names = { "-i", "--indicate-current" }, description = "Mark the current revision of the database.")
    boolean indicateCurrent;

    private SchemaState state;
    private boolean isAway;

    @Override
    public Integer call() {
        List<Revision> shown = new ArrayList<>(range == null ? revisions().all() : inRange());
        Collections.reverse(shown);
        Optional<String> current = indicateCurrent ? state().current() : Optional.empty();
        if (isJson()) {
            json().revisions(shown.stream().map(this::entry).toList()).running(running()).print();
        } else {
            AlembicFormat format = new AlembicFormat(revisions(), current);
            shown.forEach(
                    revision -> out()
                            .println(verbose ? format.block(revision, entry(revision), running()) : format.line(revision)));
        }
        if (indicateCurrent) {
            warnOf(state());
        }
        return ExitCode.DONE;
    }

    private RevisionEntry entry(Revision revision) {
        return stateIfThere().map(known -> RevisionEntry.of(revision, known))
                .orElseGet(() -> RevisionEntry.of(revision, revisions()));
    }

    private Optional<Progress> running() {
        return stateIfThere().flatMap(Progress::elsewhere);
    }

    /** What the scripts say is worth printing while the database is away; that it could not be asked is said. */
    private Optional<SchemaState> stateIfThere() {
        if (state == null && !isAway && configuration().address().isPresent()) {
            try {
                state();
            } catch (DatabaseUnavailableException | UnsupportedServerException e) {
                isAway = true;
                warn("Printing only what is in the scripts: " + e.getMessage());
            }
        }
        return Optional.ofNullable(state);
    }

    private List<Revision> inRange() {
        String[] ends = range.split(":", -1);
        if (ends.length != 2) {
            throw new InvalidTargetException("History range requires [start]:[end], [start]:, or :[end]");
        }
        String from = ends[0].isBlank() ? "base" : ends[0].strip();
        String to = ends[1].isBlank() ? "head" : ends[1].strip();
        if (isDistance(from) && isDistance(to)) {
            throw new InvalidTargetException(
                    "In the range %s each end counts from the other. Name one of them.".formatted(range));
        }
        int start = isDistance(from) ? index(from, () -> revision(to)) : index(from, this::current);
        int end = isDistance(to) ? index(to, () -> revision(from)) : index(to, this::current);
        if (start > end) {
            throw new InvalidTargetException("The range %s has its newer end first; it is %s:%s".formatted(range, to, from));
        }
        return revisions().all().subList(Math.max(0, start), end + 1);
    }

    /** Such an end counts from the other end of the range, as in Alembic. */
    private static boolean isDistance(String end) {
        return end.matches("[+-]\\d+");
    }

    private int index(String name, Supplier<Optional<Revision>> start) {
        return Target.parse(name).in(revisions(), start).map(revisions().all()::indexOf).orElse(-1);
    }

    private Optional<Revision> revision(String name) {
        return Target.parse(name).in(revisions(), this::current);
    }

    private Optional<Revision> current() {
        return state().currentRevision();
    }

    private SchemaState state() {
        if (state == null) {
            state = migrator().state();
        }
        return state;
    }
}
