package com.traveease.schema.cli.option;

import java.util.HashMap;
import java.util.Map;

import com.traveease.schema.config.AllowedBlocking;
import com.traveease.schema.config.OnWarning;

import picocli.CommandLine.Option;

/** Options of the two commands that move the schema. */
public class MoveOptions {

    public static final String ALLOW_BLOCKING = "--allow-blocking";

    @Option(names = "--sql", description = "Print the SQL for the mysql client instead of running it. With FROM:TO no "
            + "database is queried.")
    public boolean sql;

    @Option(names = "--dry-run", description = "Print what would be run, and change nothing.")
    public boolean dryRun;

    @Option(names = "--warnings-as-errors", description = "Treat a server warning as a failure, and roll the statement back "
            + "if possible. Notes are only shown.")
    boolean warningsAsErrors;

    @Option(names = ALLOW_BLOCKING, paramLabel = "SIZE", arity = "0..1", fallbackValue = AllowedBlocking.ANY, description = "Allow statements to block writes to a table, or copy it, up to this size (default: 64M); without SIZE, of any size. For larger tables the run is refused before the first statement.")
    String allowBlocking;

    /** What is given, under the names that the configuration has for it. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        if (warningsAsErrors) {
            settings.put(OnWarning.AS_ERRORS, "true");
        }
        if (allowBlocking != null) {
            settings.put(AllowedBlocking.PROPERTY, allowBlocking);
        }
        return settings;
    }
}
