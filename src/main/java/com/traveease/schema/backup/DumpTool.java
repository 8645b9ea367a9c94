package com.traveease.schema.backup;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.traveease.schema.connection.ClientOptionFile.Reader;
import com.traveease.schema.history.MigrationRefusedException;

/**
 * The program that makes dumps. MariaDB's may go under the name of MySQL's; only its version tells.
 *
 * @param version in its own words
 */
record DumpTool(Path path, Reader maker, String version) {

    private static final List<String> NAMES = List.of("mysqldump", "mariadb-dump");
    private static final int SECONDS = 20;
    /** What it does not need, and what others on the machine might read in its environment. */
    private static final List<String> SECRET = List.of("QUARKUS_DATASOURCE_", "SQLALCHEMY_URL", "DATABASE_URL", "MYSQL_PWD",
            "MYSQL_TEST_LOGIN_FILE");

    /**
     * @param folders as in the variable PATH
     * @throws MigrationRefusedException when there is none
     */
    static DumpTool find(String folders) {
        for (String name : NAMES) {
            for (String folder : folders.split(File.pathSeparator)) {
                Path path = Path.of(folder.isEmpty() ? "." : folder).resolve(name);
                if (Files.isExecutable(path) && Files.isRegularFile(path)) {
                    Optional<DumpTool> tool = version(path);
                    if (tool.isPresent()) {
                        return tool.get();
                    }
                }
            }
        }
        throw new MigrationRefusedException(
                "A backup needs mysqldump, and there is none on the PATH. Nothing was run. Install it: the package mysql-client (Ubuntu, "
                        + "Alpine), mysql-community-client (MySQL's own repositories), default-mysql-client (Debian; MariaDB's). In "
                        + "Kubernetes, where the image has no tools, the component docker/kubernetes/backup makes the dump in MySQL's image.");
    }

    private static Optional<DumpTool> version(Path path) {
        try {
            Process process = builder(List.of(path.toString(), "--version")).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readNBytes(1000), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 && !text.isEmpty()
                    ? Optional.of(new DumpTool(path, text.contains("MariaDB") ? Reader.MARIADB : Reader.MYSQL, words(text)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // for another machine
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** {@code mysqldump 8.0.33}. */
    private static String words(String text) {
        String line = text.lines().findFirst().orElse(text);
        java.util.regex.Matcher mysql = java.util.regex.Pattern.compile("Ver (\\d+\\.\\d+\\.\\d+)").matcher(line);
        java.util.regex.Matcher mariadb = java.util.regex.Pattern.compile("(\\d+\\.\\d+\\.\\d+)-MariaDB").matcher(line);
        return mariadb.find() ? "MariaDB's mariadb-dump " + mariadb.group(1)
                : mysql.find() ? "mysqldump " + mysql.group(1) : line;
    }

    /** It reads the option file from its standard input: there is none on the disk that a kill could leave. */
    ProcessBuilder dumping(String schema) {
        List<String> command = new ArrayList<>(List.of(path.toString(), "--defaults-file=/dev/stdin", "--single-transaction",
                "--skip-lock-tables", "--quick", "--routines", "--events", "--triggers", "--no-tablespaces", "--hex-blob",
                "--default-character-set=utf8mb4", "--max-allowed-packet=1G", "--comments", "--dump-date"));
        if (maker == Reader.MYSQL) {
            // Otherwise it locks all tables for a moment, to learn the position; that is asked for without a lock.
            command.add("--set-gtid-purged=OFF");
        }
        command.add("--");
        command.add(schema);
        return builder(command);
    }

    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> SECRET.stream().anyMatch(name::startsWith));
        // A login file would count more than what it is told.
        environment.put("MYSQL_TEST_LOGIN_FILE", "/nonexistent/login");
        return builder;
    }
}
