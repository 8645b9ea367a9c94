package com.traveease.schema.cli;

import com.traveease.schema.cli.command.LockingCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.RunLog;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Repeatable;
import com.traveease.schema.revision.Revision;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "resolve", description = "Record whether a statement in doubt was applied.", footer = { "",
        "Use it for a statement that can commit before it finishes (a CALL, LOAD DATA, a change of a",
        "non-transactional table) and was running when the run ended. The next upgrade or downgrade",
        "continues after it, or runs it again.", "", "Examples:  traveease-schema resolve 003:4 --applied",
        "           traveease-schema resolve 003:4 --not-applied" })
class ResolveCommand extends LockingCommand {

    @Parameters(paramLabel = "REV:K", description = "The revision, and the number of the statement in its script; messages "
            + "about it name both.")
    String statement;

    @ArgGroup(multiplicity = "1")
    Answer answer;

    /** One of them. */
    static class Answer {

        @Option(names = "--applied", required = true, description = "The statement was applied completely.")
        boolean applied;

        @Option(names = "--not-applied", required = true, description = "No part of the statement was applied; it is run again.")
        boolean notApplied;
    }

    @Override
    public Integer call() {
        int colon = statement.lastIndexOf(':');
        if (colon < 1 || !statement.substring(colon + 1).matches("[1-9]\\d{0,8}")) {
            throw new InvalidTargetException(
                    "'%s' does not name a statement; that is REV:K, such as 003:4. Nothing was changed.".formatted(statement));
        }
        String id = id(statement.substring(0, colon));
        RunLog log = startLog();
        Migrator migrator = migrator();
        SchemaState after = logged(migrator, log,
                () -> migrator.corrections().resolve(id, Integer.parseInt(statement.substring(colon + 1)), answer.applied,
                        log));
        if (isJson()) {
            json().state(after).strings("warnings", log.warnings()).print();
        } else {
            log.sayWhereItIs(after);
        }
        warnOf(after);
        return ExitCode.DONE;
    }

    private String id(String name) {
        return revisions().repeatables().stream().map(Repeatable::script).map(script -> Revision.idOf(script.name()))
                .filter(name::equals).findFirst().orElseGet(() -> revisions().find(name).id());
    }
}
