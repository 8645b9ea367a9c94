package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.traveease.schema.config.ScriptConfiguration;
import com.traveease.testing.TestDatabase;

/**
 * A file with commands and what they print, in the order in which they run on one database:
 *
 * <pre>
 * # What this shows.
 * $ traveease-schema upgrade +9
 * stdout as it is; an answer in JSON with line breaks
 * ! a line of stderr
 * [exit 2]
 * </pre>
 *
 * What differs from run to run has a name in angle brackets.
 */
final class Session {

    private static final String PROMPT = "$ traveease-schema ";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter()
            .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);

    private final Path file;
    private final TestDatabase database;
    private final StringBuilder transcript = new StringBuilder();

    private Session(Path file, TestDatabase database) {
        this.file = file;
        this.database = database;
    }

    /** The file as it would have to be for what the program does now. */
    static String replay(Path file, TestDatabase database) throws IOException {
        Session session = new Session(file, database);
        session.run();
        return session.transcript.toString();
    }

    private void run() throws IOException {
        for (String line : Files.readString(file).lines().toList()) {
            if (line.startsWith("# ")) {
                separate();
                transcript.append(line).append('\n');
            } else if (line.startsWith(PROMPT)) {
                separate();
                transcript.append(line).append('\n');
                print(line.substring(PROMPT.length()));
            }
        }
    }

    /** An empty line before a command and its remarks. */
    private void separate() {
        boolean remark = transcript.substring(transcript.lastIndexOf("\n", transcript.length() - 2) + 1).startsWith("# ");
        if (transcript.length() > 0 && !remark) {
            transcript.append('\n');
        }
    }

    private void print(String command) throws IOException {
        Run run = Run.on(database, words(command.replace("<scripts>", scripts())));
        String password = database.password();
        assertFalse(!password.isEmpty() && (run.out() + run.err()).contains(password), command + " shows the password");
        transcript.append(named(command.contains("--output json") ? pretty(command, run.out()) : run.out()));
        named(run.err()).lines().forEach(line -> transcript.append("! ").append(line).append('\n'));
        if (run.exit() != 0) {
            transcript.append("[exit ").append(run.exit()).append("]\n");
        }
    }

    private static String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group() : word.group(1));
        }
        return words.toArray(String[]::new);
    }

    private static String scripts() {
        return Path.of("src", "test", "resources", "cli", "scripts").toAbsolutePath().toString();
    }

    /** An answer is one line that the schema allows; a wrong command line may have none. */
    private static String pretty(String command, String answer) throws IOException {
        if (answer.isEmpty()) {
            return "";
        }
        assertEquals(1, answer.lines().count(), "Not one line from " + command + ": " + answer);
        JsonNode json = JSON.readTree(answer);
        assertEquals(List.of(), OutputSchema.findings(answer), command);
        return JSON.writer(PRETTY).writeValueAsString(json).lines().collect(Collectors.joining("\n", "", "\n"));
    }

    private String named(String text) {
        return text.replace(System.getProperty(ScriptConfiguration.LOCATIONS, "").replace("filesystem:", ""), "db/migration")
                .replace(scripts(), "<scripts>")
                .replace(database.schema(), "<schema>")
                .replace("mysql://" + database.user() + ":", "mysql://<user>:")
                .replace(database.database().address().server(), "<server>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z by \\w+", "<time> by <user>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "<time>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC by \\w+", "<time> UTC by <user>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "<time>")
                .replaceAll("\\b\\d+\\.\\d{3} s\\b", "<duration>")
                .replaceAll("\"(appliedBy|recordedBy)\" : \"[^\"]*\"", "\"$1\" : \"<user>\"")
                .replaceAll("\"program\" : \"[^\"]*\"", "\"program\" : \"<version>\"")
                // Arguments that the test adds are counted too.
                .replaceAll("(?<=at|from) index \\d+", " index <n>")
                .replaceAll("\"took\" : \"PT[^\"]*\"", "\"took\" : \"<duration>\"");
    }
}
