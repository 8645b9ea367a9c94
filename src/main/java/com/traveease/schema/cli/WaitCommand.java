package com.traveease.schema.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.TimeConverter;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.connection.DatabaseRetry;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.UnknownRevisionException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "wait", description = "Wait until the database has a revision. Changes nothing; for the init containers of "
        + "applications.", footer = {
                "", "Exits with 0 when the database has it, with 1 when the time is up.", "",
                "Example:  traveease-schema wait --for 004 --timeout 5m" })
class WaitCommand extends SchemaCommand {

    private static final Duration EVERY = Duration.ofSeconds(1);

    @Option(names = "--for", required = true, paramLabel = "REV", description = "An id, a unique prefix of one, a version or "
            + "head.")
    String rev;

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "5m", converter = TimeConverter.class, description = "How long to wait: "
            + "30s, 5m, 1h or PT5M (default: 5m).")
    Duration timeout;

    @Option(names = "--skip-background", description = "Do not wait for scripts marked -- @background that nothing up to REV "
            + "waits for.")
    boolean skipBackground;

    private String said = "";
    private Duration pause = EVERY;

    @Override
    public Integer call() throws InterruptedException {
        Predicate<SchemaState> reached = reached();
        Migrator migrator = migrator();
        Instant end = Instant.now().plus(timeout);
        DatabaseRetry retry = new DatabaseRetry();
        while (true) {
            Optional<SchemaState> state = look(migrator, reached, retry);
            if (state.filter(reached).isPresent()) {
                answer(state, true);
                return ExitCode.DONE;
            }
            if (state.isPresent()) {
                retry.reset();
            }
            Duration left = Duration.between(Instant.now(), end);
            if (left.isNegative() || left.isZero()) {
                answer(state, false);
                err().println("Not reached within %s: %s".formatted(timeout.toString().substring(2).toLowerCase(), said));
                return ExitCode.NO;
            }
            Thread.sleep(Math.min(pause.toMillis(), left.toMillis()) + 1);
        }
    }

    /** The revision may be one of a newer program, which only the history knows. */
    private Predicate<SchemaState> reached() {
        if (rev.isBlank()) {
            throw new InvalidTargetException("--for is empty; it takes a revision such as 005 or head.");
        }
        try {
            Revision revision = revisions().find(rev);
            return state -> skipBackground ? isThereButForBackground(state, revision) : state.isApplied(revision);
        } catch (UnknownRevisionException e) {
            return state -> {
                if (!state.hasUnknown(rev)) {
                    throw e;
                }
                return true;
            };
        }
    }

    private static boolean isThereButForBackground(SchemaState state, Revision revision) {
        Optional<Revision> last = Optional.of(revision);
        while (last.filter(one -> one.isBackground() && !state.isApplied(one)).isPresent()) {
            last = state.revisions().parent(last.get());
        }
        return last.map(state::isApplied).orElse(true);
    }

    private Optional<SchemaState> look(Migrator migrator, Predicate<SchemaState> reached, DatabaseRetry retry) {
        try {
            SchemaState state = migrator.state();
            pause = EVERY;
            if (reached.test(state)) {
                return Optional.of(state);
            }
            String place = "The database is at %s.".formatted(state.current().orElse("<base>"))
                    + (state.problems().isEmpty() ? "" : " " + String.join(" ", state.problems()));
            say(place, place);
            return Optional.of(state);
        } catch (DatabaseUnavailableException e) {
            pause = retry.after(e);
            say(e.getMessage(), DatabaseRetry.inWords(e, pause));
            return Optional.empty();
        }
    }

    private void say(String now, String words) {
        if (!now.equals(said)) {
            err().println("INFO  [traveease.schema] Waiting for %s. %s".formatted(rev, words));
            err().flush();
            said = now;
        }
    }

    private void answer(Optional<SchemaState> state, boolean reached) {
        if (isJson()) {
            json().field("for", rev)
                    .field("reached", reached)
                    .field("current", state.flatMap(SchemaState::current))
                    .field("reason", reached ? Optional.empty() : Optional.of(said))
                    .print();
        }
    }
}
