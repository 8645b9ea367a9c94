package com.traveease.schema.cli.keep;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.cli.command.SchemaCommand;
import com.traveease.schema.cli.output.ExitCode;
import com.traveease.schema.cli.output.JsonAnswer;
import com.traveease.schema.cli.output.Quantity;
import com.traveease.schema.cli.output.TextTable;
import com.traveease.schema.keep.Keeping;
import com.traveease.schema.migration.KeptRows;
import com.traveease.schema.restore.Restoring;

import picocli.CommandLine.Command;

@Command(name = "kept", description = "List what downgrade --keep has kept, oldest first.", footer = { "",
        "Rows and sizes are the server's estimates. restore puts them back, purge deletes them." })
public class KeptCommand extends SchemaCommand {

    private static final List<String> HEADINGS = List.of("Revision", "What", "State", "Rows", "Size", "Since (UTC)", "By");

    @Override
    public Integer call() {
        KeptRows rows = migrator().keptRows();
        List<Restoring.Entry> kept = rows.all();
        List<String> interrupted = rows.interruptedInWords();
        if (isJson()) {
            JsonAnswer answer = json().field("schema", Keeping.schemaFor(address().schema()));
            answer.list("kept", kept, entry -> answer.object(() -> answer.field("revision", entry.kept().revision())
                    .field("table", entry.kept().table())
                    .strings("columns", entry.kept().columns())
                    .field("keptTable", entry.kept().keptTable())
                    .field("state", entry.kept().state().words())
                    .field("rows", entry.rows())
                    .field("bytes", entry.bytes())
                    .field("since", entry.kept().since().replace(' ', 'T') + "Z")
                    .field("by", entry.kept().by())));
            answer.print();
            interrupted.forEach(this::warn);
            return ExitCode.DONE;
        }
        if (kept.isEmpty()) {
            out().println("Nothing is kept.");
            return ExitCode.DONE;
        }
        List<List<String>> lines = new ArrayList<>(List.of(HEADINGS));
        kept.forEach(entry -> lines.add(List.of(entry.kept().revision(), entry.kept().what(), entry.kept().state().words(),
                "about " + Quantity.number(entry.rows()), Quantity.bytes(entry.bytes()), entry.kept().since(),
                entry.kept().by())));
        TextTable.print(lines, out());
        interrupted.forEach(this::warn);
        return ExitCode.DONE;
    }
}
