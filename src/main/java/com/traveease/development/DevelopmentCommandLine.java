package com.traveease.development;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.traveease.development.mysql.Notice;
import com.traveease.schema.cli.TraveeaseSchema;

/**
 * What {@code src/main/scripts/traveease-schema} in a checkout runs: the command line with the scripts of the sources, on the
 * development database of this machine unless another one is configured.
 */
public final class DevelopmentCommandLine {

    private static final Path SCRIPTS = Path.of("src", "main", "resources", "db", "migration");
    private static final String LOCATIONS = "schema.locations";
    private static final String LINT = "schema.lint";
    private static final Set<String> WITHOUT_DATABASE = Set.of("help", "completion", "heads", "show", "health", "lint",
            "-h", "--help", "-V",
            "--version");

    private DevelopmentCommandLine() {
    }

    public static void main(String... arguments) {
        List<String> typed = Arrays.asList(arguments);
        if (typed.isEmpty() || typed.contains("serve")) {
            refuse("The service of a checkout runs by ./mvnw quarkus:dev. The commands: src/main/scripts/traveease-schema --help");
        }
        boolean isOurs = typed.stream().noneMatch(word -> word.startsWith("--url")) && !TraveeaseSchema.isDatabaseConfigured();
        if (typed.get(0).equals("reset")) {
            reset(typed, isOurs);
            return;
        }
        if (isOurs && typed.stream().noneMatch(WITHOUT_DATABASE::contains)
                && (!typed.contains("revision")
                        || typed.stream().anyMatch(word -> word.startsWith("--rename") || word.equals("--autogenerate")))) {
            DevelopmentDatabase.open().configure();
        }
        if (Files.isDirectory(SCRIPTS) && System.getProperty(LOCATIONS) == null && System.getenv("SCHEMA_LOCATIONS") == null) {
            System.setProperty(LOCATIONS, "filesystem:" + SCRIPTS);
            if (System.getProperty(LINT) == null && System.getenv("SCHEMA_LINT") == null) {
                System.setProperty(LINT, "conventions"); // as for the built-in scripts, which these become
            }
        }
        TraveeaseSchema.main(arguments);
    }

    private static void reset(List<String> typed, boolean isOurs) {
        if (typed.size() > 1) {
            refuse("reset takes nothing behind it: it makes the development database of this machine empty.");
        }
        if (!isOurs) {
            refuse("reset is for the development database of this machine, and another one is configured. Nothing was changed.");
        }
        DevelopmentDatabase database = DevelopmentDatabase.open();
        database.reset();
        Notice.print("The development database is empty now (%s). Fill it by: src/main/scripts/traveease-schema upgrade",
                database);
        System.exit(0);
    }

    private static void refuse(String sentence) {
        Notice.print("FAILED: %s", sentence);
        System.exit(2);
    }
}
