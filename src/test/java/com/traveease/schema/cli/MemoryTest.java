package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.testing.TestDatabase;

/** The command line with little memory, in a process of its own. */
class MemoryTest {

    /** 26 MB six times: from a query, a procedure, a prepared statement, a common table expression that locks. */
    private static final String ROWS = """
            CREATE TABLE n (id INT PRIMARY KEY, pad CHAR(200) NOT NULL);
            SET SESSION cte_max_recursion_depth = 10000;
            INSERT INTO n WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 250) SELECT i, REPEAT('x', 200) FROM c;
            DELIMITER //
            CREATE PROCEDURE many() BEGIN SELECT a.*, b.* FROM n a, n b; SELECT a.*, b.* FROM n a, n b; END//
            DELIMITER ;
            SELECT a.*, b.* FROM n a, n b;
            WITH c AS (SELECT * FROM n) SELECT a.*, n.* FROM c a, n FOR UPDATE;
            PREPARE p FROM 'SELECT a.*, b.* FROM n a, n b';
            EXECUTE p;
            CALL many();
            """;

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Run upgrade(String script) throws IOException, InterruptedException {
        return upgrade(script, 40);
    }

    /** @param megabytes of its heap */
    private Run upgrade(String script, int megabytes) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("V1__a.sql"), script);
        ProcessBuilder java = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx%dm".formatted(megabytes), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp", System.getProperty("java.class.path"), TraveeaseSchema.class.getName(), "upgrade", "--locations",
                "filesystem:" + folder));
        java.environment().put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl().replaceFirst("[?].*", "")
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true"); // what is encrypted takes far longer
        java.environment().put("QUARKUS_DATASOURCE_USERNAME", database.user());
        java.environment().put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        Path err = folder.resolve("err.txt");
        Process process = java.redirectError(err.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertTrue(process.waitFor(3, TimeUnit.MINUTES), "It does not end");
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), "", Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void doesNotGrowWithTheRowsOfAScript() throws Exception {
        Run run = upgrade(ROWS);
        assertEquals(0, run.exit(), run.err());
    }

    @Test
    void whenItIsAllUsedOneSentenceSaysSo() throws Exception {
        Run run = upgrade(
                "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\nSELECT REPEAT('x', 50000000);\nINSERT INTO a VALUES (2);");
        assertEquals(3, run.exit(), run.err());
        assertTrue(
                run.err().contains("FAILED: V1__a.sql, statement 3 of 4 (line 3) failed: out of memory (this process may use "),
                run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertEquals(List.of("1"), database.strings("SELECT id FROM a"));
    }

    @Test
    void ofALongStatementLittleIsKept() throws Exception {
        String row = ",(1234567,'a text of some words, as it''s found in rows',0.3333)";
        Run run = upgrade("CREATE TABLE a (n INT, words VARCHAR(100), part DOUBLE);\nINSERT INTO a VALUES "
                + row.repeat(150_000).substring(1) + ";\nSELECT COUNT(*) FROM a;", 100);
        assertEquals(0, run.exit(), run.err());
        assertEquals(List.of("150000"), database.strings("SELECT COUNT(*) FROM a"));
    }

    @Test
    void ofALongScriptOnlyTheStatementThatIsRunIsKept() throws Exception {
        String words = "DO CHAR_LENGTH('%s');\n".formatted("x".repeat(100_000));
        Run run = upgrade("CREATE TABLE a (n INT);\n" + words.repeat(1_000) + "INSERT INTO a VALUES (1);\n");
        assertEquals(0, run.exit(), run.err());
        assertEquals(List.of("1"), database.strings("SELECT n FROM a"));
    }

    @Test
    void whatDoesNotFitWhileItIsReadIsSaid() throws Exception {
        Run run = upgrade("-- @idempotent\n\n" + "SELECT '%s';\n".formatted("x".repeat(999)).repeat(60_000));
        assertEquals(3, run.exit(), run.err());
        assertTrue(run.err().contains("FAILED: Out of memory (this process may use "), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertEquals(List.of(), database.strings("SHOW TABLES"));
    }
}
