package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.lock.LockTimeouts;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;

/** What a script has made of its session, when it is gone on with behind a statement that failed. */
class SessionContinuedTest extends CorrectedScript {

    @Test
    void theSessionIsKnownBehindAChangeOfDefinitionsWhateverFails() throws SQLException {
        String script = "SET @x = 5;\nCREATE TABLE made (id INT);\nSET @y = 1;\nALTER TABLE made ADD %s INT;\n"
                + "INSERT INTO t VALUES (@x + @y);";
        failing(script.formatted("id"));
        run(script.formatted("c"));
        assertEquals(List.of("6"), rows());
    }

    @Test
    void theSessionIsKnownBehindARollbackAndAChangeOfDefinitions() throws SQLException {
        String script = "SET @x = 5;\nCREATE TABLE made (id INT);\nBEGIN;\nINSERT INTO t VALUES (1);\nROLLBACK;\n"
                + "ALTER TABLE made ADD %s INT;\nINSERT INTO t VALUES (@x);";
        failing(script.formatted("id"));
        run(script.formatted("c"));
        assertEquals(List.of("5"), rows());
    }

    @Test
    void aComputedSettingIsKnownLater() throws SQLException {
        String script = "SET sql_mode = CONCAT(@@sql_mode, ',PIPES_AS_CONCAT');\nSET foreign_key_checks = (1 - 1);\n"
                + "CREATE TABLE made (id INT);\nINSERT INTO seen VALUES ('a' || @@foreign_key_checks);\n"
                + "INSERT INTO t VALUES (%s);\nINSERT INTO seen VALUES ('b' || @@foreign_key_checks);";
        failing(script.formatted("'x'"));
        run(script.formatted("1"));
        assertEquals(List.of("a0", "b0"), database.strings("SELECT text FROM seen ORDER BY text"));
    }

    @Test
    void whatIsPreparedMeansTheSchemaAndTheModeOfThen() throws SQLException {
        String other = database.schema() + "_other";
        database.execute("CREATE DATABASE " + other, "CREATE TABLE " + other + ".t (id INT PRIMARY KEY)");
        try {
            String script = "SET sql_mode = 'PIPES_AS_CONCAT';\nPREPARE s FROM 'INSERT INTO t SELECT 1 || 2';\nSET sql_mode = '';\n"
                    + "USE " + other
                    + ";\nINSERT INTO t VALUES (7);\nINSERT INTO t VALUES (%s);\nEXECUTE s;\nINSERT INTO t SELECT 2 || 0;";
            failing(script.formatted("7"));
            run(script.formatted("8"));
            assertEquals(List.of("12"), rows());
            assertEquals(List.of("1", "7", "8"), database.strings("SELECT id FROM " + other + ".t ORDER BY id"));
        } finally {
            database.execute("DROP DATABASE " + other);
        }
    }

    @Test
    void aDefinitionPreparedForAnotherSchemaIsChangedOnce() throws SQLException {
        String other = database.schema() + "_other";
        database.execute("CREATE DATABASE " + other, "CREATE TABLE " + other + ".t (id INT PRIMARY KEY)");
        try {
            String script = "PREPARE s FROM 'TRUNCATE TABLE t';\nINSERT INTO t VALUES (1);\nINSERT INTO " + other
                    + ".t VALUES (2);\n"
                    + "USE " + other + ";\nEXECUTE s;\nINSERT INTO t VALUES (%s);\nALTER TABLE t ADD c INT;";
            failing(script.formatted("2"));
            run(script.formatted("3"));
            assertEquals(List.of(), rows());
            assertEquals(List.of("2", "3"), database.strings("SELECT id FROM " + other + ".t ORDER BY id"));
        } finally {
            database.execute("DROP DATABASE " + other);
        }
    }

    @Test
    void whatIsPreparedMayNameAVariableOfItsOwn() throws SQLException {
        String script = "PREPARE a FROM 'SELECT 7 INTO @m';\nPREPARE b FROM 'INSERT INTO t VALUES (@m)';\nEXECUTE a;\n"
                + "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (%s);\nEXECUTE b;";
        failing(script.formatted("1"));
        run(script.formatted("2"));
        assertEquals(List.of("1", "2", "7"), rows());
    }

    @Test
    void whatWaitsForALockCountsFromTheBeginning() throws Exception {
        database.execute("INSERT INTO t VALUES (1), (2), (3)", "ALTER TABLE t ADD seq INT");
        try (Connection blocker = database.connect(); Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("SELECT * FROM t WHERE id = 3 FOR UPDATE");
            Thread release = new Thread(() -> {
                try {
                    Thread.sleep(3_000);
                    blocker.rollback();
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            release.start();
            Migrator migrator = new Migrator(database.database(),
                    Scripts.of("V1__a.sql", "SET @n := 0;\nUPDATE t SET seq = (@n := @n + 1);").revisions(),
                    new LockTimeouts(Duration.ofMinutes(1), Duration.ofSeconds(1)));
            migrator.corrections().stamp(Target.parse("base"), new Silent());
            migrator.upgrade(new Silent());
            release.join();
        }
        assertEquals(List.of("1", "2", "3"), database.strings("SELECT seq FROM t ORDER BY id"));
    }

    @Test
    void aTransactionWithATemporaryTableEndsWhereThatIsLastNamed() throws SQLException {
        String script = "CREATE TEMPORARY TABLE tmp AS SELECT 1 AS id;\nINSERT INTO t SELECT id FROM tmp;\nSET @note = 'tmp done';\n"
                + "INSERT INTO t VALUES (2);\nINSERT INTO t VALUES (%s);";
        failing(script.formatted("2"));
        assertEquals(List.of("1", "2"), rows());
        run(script.formatted("3"));
        assertEquals(List.of("1", "2", "3"), rows());
    }

    @Test
    void whatCommitsInMySqlAloneCommitsHere() throws SQLException {
        run("SET autocommit = 0;\nINSERT INTO t VALUES (1);\nSET autocommit = 0;\nROLLBACK;\nSET autocommit = 1;\n"
                + "BEGIN;\nINSERT INTO t VALUES (2);\nUNLOCK TABLES;\nROLLBACK;\nINSERT INTO t VALUES (3);");
        assertEquals(List.of("3"), rows());
    }

    @Test
    void aSettingOfTheServerIsMadeOnce() throws SQLException {
        String before = database.strings("SELECT @@GLOBAL.div_precision_increment").get(0);
        try {
            String script = "SET GLOBAL div_precision_increment = @@GLOBAL.div_precision_increment + 1;\nALTER TABLE seen ADD %s INT;";
            failing(script.formatted("text"));
            run(script.formatted("c"));
            assertEquals(List.of(Integer.toString(Integer.parseInt(before) + 1)),
                    database.strings("SELECT @@GLOBAL.div_precision_increment"));
        } finally {
            database.execute("SET GLOBAL div_precision_increment = " + before);
        }
    }

    @Test
    void whatTheLastAppliedStatementDidIsNotMadeUp() throws SQLException {
        String asked = "INSERT INTO t VALUES (1), (2);\nSET @n = ROW_COUNT();\nINSERT INTO seen VALUES (@n);";
        failing(asked.replace("SET", "INSERT INTO none VALUES (1);\nSET"));
        String refused = assertThrows(MigrationRefusedException.class, () -> run(asked)).getMessage();
        assertEquals(
                "V1__a.sql: statement 2 in line 2 reads the result of statement 1, which was applied by an earlier run "
                        + "and is no longer known. Write the value in its place. Nothing was run.",
                refused);
        run(asked.replace("ROW_COUNT()", "2"));
        assertEquals(List.of("2"), database.strings("SELECT text FROM seen"));
    }

    @Test
    void whatAPreparedDefinitionDidIsNotMadeUp() {
        String message = failing(
                "PREPARE s FROM 'ALTER TABLE t ADD c INT, ALGORITHM=COPY';\nEXECUTE s;\nSET @n = ROW_COUNT();");
        assertTrue(message.contains("It changes a definition, and the next statement reads its result"), message);
    }

    @Test
    void aSettingMadeByAProcedureOfTheScriptIsKnownLater() throws SQLException {
        String script = "CREATE PROCEDURE strict() SET min_examined_row_limit = 5, @@session.max_sort_length = 8;\nCALL strict();\n"
                + "INSERT INTO t VALUES (%s);\nINSERT INTO seen VALUES (CONCAT(@@min_examined_row_limit, ' ', @@max_sort_length));";
        failing(script.formatted("'x'"));
        run(script.formatted("1"));
        assertEquals(List.of("5 8"), database.strings("SELECT text FROM seen"));
    }

    @Test
    void aSettingMadeByAPreparedStatementIsKnownLaterAndNotInTheNextScript() throws SQLException {
        String script = "PREPARE s FROM 'SET max_sort_length = 8';\nEXECUTE s;\nINSERT INTO t VALUES (%s);\n"
                + "INSERT INTO seen VALUES (@@max_sort_length);";
        failing(script.formatted("'x'"));
        Migrator migrator = new Migrator(database.database(), Scripts.of("V1__a.sql", script.formatted("1"))
                .and("V2__b.sql", "INSERT INTO seen VALUES (@@max_sort_length)").revisions(), Duration.ofMinutes(1));
        migrator.upgrade(new Silent());
        assertEquals(List.of("8", "1024"), database.strings("SELECT text FROM seen ORDER BY LENGTH(text)"));
    }

    @Test
    void aPreparedTemporaryTableIsKeptWithWhatUsesIt() throws SQLException {
        String script = "PREPARE s FROM 'CREATE TEMPORARY TABLE made AS SELECT 5 AS id';\nEXECUTE s;\n"
                + "INSERT INTO t SELECT id FROM made;\nINSERT INTO t VALUES (%s);\nINSERT INTO t SELECT id + 1 FROM made;\n"
                + "INSERT INTO t VALUES (9);";
        failing(script.formatted("5"));
        assertEquals(List.of(), rows());
        run(script.formatted("7"));
        assertEquals(List.of("5", "6", "7", "9"), rows());
    }

    @Test
    void whatIsPreparedWhileATemporaryTableIsThereIsTakenBackWithIt() throws SQLException {
        String script = "CREATE TEMPORARY TABLE made AS SELECT 5 AS id;\nPREPARE s FROM 'INSERT INTO t SELECT id FROM made';\n"
                + "EXECUTE s;\nINSERT INTO t VALUES (%s);\nINSERT INTO t SELECT id + 1 FROM made;";
        failing(script.formatted("5"));
        assertEquals(List.of(), rows());
        run(script.formatted("7"));
        assertEquals(List.of("5", "6", "7"), rows());
    }

    @Test
    void aPreparedTemporaryTableOfUnknownNameIsRefused() throws SQLException {
        String message = failing(
                "SET @s = CONCAT('CREATE TEMPORARY TABLE ', 'ma', 'de (id INT)');\nPREPARE s FROM @s;\nEXECUTE s;\n"
                        + "INSERT INTO t VALUES (1);");
        assertTrue(message.contains("creates the temporary table `made`, whose name is not in the script"), message);
        assertEquals(List.of(), rows());
    }

    @Test
    void rowsThatWereFoundAreKnownBehindASet() throws SQLException {
        run("INSERT INTO t VALUES (1), (2), (3);\nSELECT SQL_CALC_FOUND_ROWS id FROM t LIMIT 1;\nSET @x = 5;\n"
                + "INSERT INTO seen VALUES (FOUND_ROWS());");
        assertEquals(List.of("3"), database.strings("SELECT text FROM seen"));
    }
}
