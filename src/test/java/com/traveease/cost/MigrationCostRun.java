package com.traveease.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.PackagedProgram;
import com.traveease.testing.TestDatabase;

/** Many scripts of one statement on an empty schema; run by {@code src/test/scripts/measure-migrations}, not by the build. */
class MigrationCostRun {

    private final int scripts = Integer.getInteger("cost.scripts", 500);
    private final int rounds = Integer.getInteger("cost.rounds", 3);
    private final String client = System.getProperty("cost.client", "mysql");

    @TempDir
    private Path folder;

    /** What one of them took, and how many statements the server got for it. */
    private record Cost(Duration wall, long statements) {
    }

    private interface Candidate {
        ProcessBuilder on(TestDatabase database) throws IOException;
    }

    @Test
    void ofManySmallScripts() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= scripts; i++) {
            String sql = "CREATE TABLE t%d (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL);\n".formatted(i);
            Files.writeString(folder.resolve("V%d__t.sql".formatted(i)), sql);
            all.append(sql).append("INSERT INTO history VALUES (%d, 't', NOW());\n".formatted(i));
        }
        Path sql = Files.writeString(folder.resolve("all.txt"),
                "CREATE TABLE history (id INT PRIMARY KEY, name VARCHAR(50), at TIMESTAMP);\n" + all);
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        candidates.put("the mysql client, same SQL", database -> client(database).redirectInput(sql.toFile()));
        candidates.put("this program, " + (PackagedProgram.isNative() ? "native" : "JVM"), database -> PackagedProgram
                .builder(PackagedProgram.environment(database), "upgrade", "--locations", "filesystem:" + folder));
        candidates.put("stock Flyway 12", this::flyway);
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Candidate> candidate : candidates.entrySet()) {
                costs.computeIfAbsent(candidate.getKey(), name -> new ArrayList<>()).add(cost(candidate.getValue()));
            }
        }
        print(costs);
    }

    private void print(Map<String, List<Cost>> costs) {
        long floor = median(costs.values().iterator().next());
        System.out.printf("%d scripts of one statement on an empty schema, medians of %d rounds:%n", scripts, rounds);
        costs.forEach((name, measured) -> System.out.printf("%-28s %7d ms  %5.2f x  %7d statements%n", name, median(measured),
                (double) median(measured) / floor, measured.get(0).statements()));
    }

    private static long median(List<Cost> costs) {
        return costs.stream().mapToLong(cost -> cost.wall().toMillis()).sorted().skip(costs.size() / 2).findFirst()
                .orElseThrow();
    }

    private Cost cost(Candidate candidate) throws IOException, InterruptedException, SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            Path log = folder.resolve("output.txt");
            ProcessBuilder builder = candidate.on(database).redirectErrorStream(true).redirectOutput(log.toFile());
            long before = questions(database);
            long start = System.nanoTime();
            int code = builder.start().waitFor();
            Duration wall = Duration.ofNanos(System.nanoTime() - start);
            long statements = questions(database) - before;
            if (code != 0) {
                throw new IllegalStateException(
                        builder.command().get(0) + " ended with " + code + ":\n" + Files.readString(log));
            }
            return new Cost(wall, statements);
        }
    }

    private static long questions(TestDatabase database) throws SQLException {
        return Long.parseLong(database.strings(
                "SELECT variable_value FROM performance_schema.global_status WHERE variable_name = 'Questions'").get(0));
    }

    private ProcessBuilder client(TestDatabase database) {
        String address = database.jdbcUrl().replaceFirst("^jdbc:mysql://", "").replaceFirst("[?].*$", "");
        String host = address.replaceFirst("[:/].*$", "");
        String port = address.contains(":") ? address.replaceFirst("^[^:]*:(\\d+)/.*$", "$1") : "3306";
        ProcessBuilder builder = new ProcessBuilder(client, "--host=" + host, "--port=" + port, "--protocol=tcp",
                "--user=" + database.user(), database.schema());
        builder.environment().put("MYSQL_PWD", database.password());
        return builder;
    }

    private ProcessBuilder flyway(TestDatabase database) {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), StockFlyway.class.getName(), database.jdbcUrl(), database.user(),
                database.password(), folder.toString());
    }
}
