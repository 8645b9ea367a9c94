package com.traveease.schema.cli.authoring;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.traveease.schema.alteration.DiffStatement;
import com.traveease.schema.authoring.Authoring;
import com.traveease.schema.authoring.Authoring.Told;
import com.traveease.schema.authoring.Side;
import com.traveease.schema.authoring.StatementText;
import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.option.AuthoringOptions;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.diff.Change;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.server.ServerMessage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "diff", description = "Compare two schemas, and print the differences (exits with 1 if there are any) or the "
        + "SQL that changes the first schema into the second.", footer = {
                "", "FROM and TO are each one of:", "  scripts          what the scripts produce, up to the head",
                "  scripts@REV      the same, up to that revision",
                "  model            what the entities and the files beside them declare",
                "  live             the configured database",
                "  filesystem:DIR   what the CREATE statements of a folder declare",
                "  mysql://…        another database", "",
                "Scripts and models are run in a scratch schema on the database server, and read back.", "",
                "Examples:  traveease-schema diff scripts model", "           traveease-schema diff live scripts --sql",
                "           traveease-schema diff scripts@004 scripts@005 --sql --undo" })
public class DiffCommand extends SchemaCommand {

    @Parameters(paramLabel = "FROM", description = "The first schema.")
    String from;

    @Parameters(paramLabel = "TO", description = "The second schema.")
    String to;

    @Option(names = "--sql", description = "Print the statements that change the first schema into the second, tested in a "
            + "scratch schema.")
    boolean sql;

    @Option(names = "--undo", description = "With --sql: print the statements that change the second back into the first.")
    boolean undo;

    @Option(names = "--rename", paramLabel = "OLD=NEW", description = "A table, or table.column, and its new name; may be repeated.")
    List<String> renames = new ArrayList<>();

    @Mixin
    AuthoringOptions authoring;

    @Override
    public Integer call() {
        if (undo && !sql) {
            throw new InvalidTargetException("--undo chooses which statements --sql prints: add --sql.");
        }
        Side first = Comparing.side(from, authoring.model());
        Side second = Comparing.side(to, authoring.model());
        boolean withScripts = first instanceof Side.Scripts || second instanceof Side.Scripts;
        if (withScripts) {
            Comparing.requireOwnModel(revisions(), first, second);
        }
        Told told = Comparing.told(renames, authoring.kept());
        Authoring.Result result;
        try (Authoring comparison = Comparing.open(this, revisions(), first, second)) {
            result = Comparing.decided(told, err(), known -> {
                Authoring.Result found = sql ? comparison.statements(first, second, known)
                        : comparison.difference(first, second, known);
                return sql ? found : found.withoutCandidates();
            });
        } catch (SQLException e) {
            throw new MigrationRefusedException("The scratch schema could not be dropped: %s (error %d). The next run drops it."
                    .formatted(ServerMessage.of(e), e.getErrorCode()), e);
        }
        result.notes().forEach(this::warn);
        if (isJson()) {
            print(first, second, result);
        } else if (!sql) {
            result.changes().forEach(out()::println);
            if (result.isSame()) {
                out().println("No difference between %s and %s.".formatted(first, second));
            }
        } else if (!result.candidates().isEmpty()) {
            Comparing.printCandidates(result.candidates(), err());
        } else {
            out().print(result.isSame() ? "-- No difference between %s and %s.%n".formatted(first, second)
                    : StatementText.of(undo ? result.down() : result.up()));
            return ExitCode.DONE;
        }
        return result.isSame() ? ExitCode.DONE : ExitCode.NO;
    }

    private void print(Side first, Side second, Authoring.Result result) {
        JsonAnswer answer = json();
        answer.field("from", first.toString()).field("to", second.toString()).field("same", result.isSame());
        answer.list("changes", result.changes(), change -> answer.object(() -> write(answer, change)));
        answer.strings("renames", Comparing.options(result.candidates()));
        answer.strings("up", sql(result.up())).strings("down", sql(result.down()));
        answer.print();
    }

    static void write(JsonAnswer answer, Change change) {
        answer.field("action", change.action().name().toLowerCase(Locale.ROOT)).field("kind", change.kind().words())
                .field("table", change.table()).field("object", change.object()).field("property", change.property())
                .field("before", change.before()).field("after", change.after()).field("words", change.words());
    }

    private static List<String> sql(List<DiffStatement> statements) {
        return statements.stream().map(DiffStatement::sql).toList();
    }
}
