package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;

/** Transactions of scripts that end otherwise than by the COMMIT one sees, and what is gone on with behind them. */
class TransactionEndsTest extends CorrectedScript {

    private List<String> columns(String table) throws SQLException {
        return database.strings("SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() "
                + "AND table_name = '" + table + "' ORDER BY column_name");
    }

    @Test
    void byTurningAutocommitOn() throws SQLException {
        String script = "SET autocommit = 0;\nCALL p(1);\nSET autocommit = 1;\nINSERT INTO t VALUES (%s);\nINSERT INTO t VALUES (9);";
        failing(script.formatted("1"));
        run(script.formatted("2"));
        assertEquals(List.of("1", "2", "9"), rows());
    }

    @Test
    void byAChangeOfDefinitionsThatFails() throws SQLException {
        String script = "SET autocommit = 0;\nCALL p(1);\nALTER TABLE seen ADD %s INT;\nCALL p(2);\nCOMMIT;";
        failing(script.formatted("text"));
        run(script.formatted("c"));
        assertEquals(List.of("1", "2"), rows());
        assertEquals(List.of("c", "text"), columns("seen"));
    }

    @Test
    void byAPreparedChangeOfDefinitionsThatFails() throws SQLException {
        String script = "PREPARE s FROM 'ALTER TABLE seen ADD %s INT';\nSTART TRANSACTION;\nEXECUTE s;\nINSERT INTO t VALUES (1);\nCOMMIT;\n"
                + "INSERT INTO t VALUES (2);";
        database.execute("ALTER TABLE seen ADD c INT");
        failing(script.formatted("c"));
        database.execute("ALTER TABLE seen DROP c");
        run(script.formatted("c"));
        assertEquals(List.of("1", "2"), rows());
        assertEquals(List.of("c", "text"), columns("seen"));
    }

    @Test
    void byAProcedureThatCommits() throws SQLException {
        String script = "START TRANSACTION;\nCALL commits(1);\nINSERT INTO t VALUES (2);\nCOMMIT;\nINSERT INTO t VALUES (%s);";
        failing(script.formatted("1"));
        run(script.formatted("3"));
        assertEquals(List.of("1", "2", "3"), rows());
    }

    @Test
    void theSessionIsKnownBehindARollback() throws SQLException {
        String script = "SET @tenant = 7;\nSTART TRANSACTION;\nCALL p(1);\nROLLBACK;\nSET foreign_key_checks = 0;\n"
                + "ALTER TABLE t ADD %s INT;\nINSERT INTO seen VALUES (CONCAT(@tenant, ' ', @@foreign_key_checks));";
        failing(script.formatted("id"));
        run(script.formatted("c"));
        assertEquals(List.of("7 0"), database.strings("SELECT text FROM seen"));
    }

    @Test
    void theSessionIsKnownBehindWhatAPersonHasResolved() throws SQLException {
        String script = "SET @tenant = 7;\nSTART TRANSACTION;\nCALL commits(1);\nINSERT INTO t VALUES (1);\nCOMMIT;\n"
                + "SET foreign_key_checks = 0;\nALTER TABLE t ADD %s INT;\n"
                + "INSERT INTO seen VALUES (CONCAT(@tenant, ' ', @@foreign_key_checks));";
        assertTrue(failing(script.formatted("c")).contains("resolve 1:2 --applied"));
        Migrator migrator = new Migrator(database.database(),
                Scripts.of("V1__a.sql", script.formatted("c")).revisions(), Duration.ofMinutes(1));
        migrator.corrections().resolve("1_a", 2, true, new Silent());
        failing(script.formatted("id"));
        run(script.formatted("c"));
        assertEquals(List.of("7 0"), database.strings("SELECT text FROM seen"));
    }

    @Test
    void whatAPersonHasResolvedMayNotChange() {
        String script = "START TRANSACTION;\nCALL commits(1);\n%sCOMMIT;\nINSERT INTO t VALUES (3);\nINSERT INTO t VALUES (4);";
        failing(script.formatted("INSERT INTO t VALUES (1);\n"));
        Migrator migrator = new Migrator(database.database(), Scripts.of("V1__a.sql", script.formatted("")).revisions(),
                Duration.ofMinutes(1));
        migrator.corrections().resolve("1_a", 1, true, new Silent());
        String refused = assertThrows(MigrationRefusedException.class, () -> migrator.upgrade(new Silent())).getMessage();
        assertTrue(refused.startsWith("V1__a.sql was changed in one of the statements 1 to 4, which are applied already."),
                refused);
    }

    @Test
    void aStatementIsToldWhatTheOneBeforeItDid() throws SQLException {
        run("SET @n = 0;\nINSERT INTO t VALUES (1), (2), (3);\nUPDATE t SET id = id + 10;\n"
                + "INSERT INTO seen VALUES (ROW_COUNT());\nDELETE FROM t WHERE id > 11;\nSET @n = ROW_COUNT();\n"
                + "INSERT INTO seen VALUES (@n);\nINSERT IGNORE INTO t VALUES (11), (11), (11), (11);\nSET @n = @@warning_count;\n"
                + "INSERT INTO seen VALUES (@n);");
        assertEquals(List.of("2", "3", "4"), database.strings("SELECT text FROM seen ORDER BY text"));
    }

    @Test
    void rowsThatStayTheSameAreNotCounted() throws SQLException {
        run("INSERT INTO t VALUES (1), (2), (3);\nUPDATE t SET id = 1 WHERE id < 2;\nSET @n = ROW_COUNT();\n"
                + "INSERT INTO seen VALUES (@n);\nINSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE id = 1;\n"
                + "INSERT INTO seen VALUES (ROW_COUNT());");
        assertEquals(List.of("0", "0"), database.strings("SELECT text FROM seen"));
    }

    @Test
    void aRollbackThatChainsBeginsTheNext() throws SQLException {
        run("START TRANSACTION;\nCALL p(1);\nROLLBACK AND CHAIN;\nINSERT INTO t VALUES (2);\nROLLBACK;\nINSERT INTO t VALUES (3);");
        assertEquals(List.of("3"), rows());
    }

    @Test
    void aChainedTransactionThatOnlyReadsIsOneToo() throws SQLException {
        run("START TRANSACTION READ ONLY;\nSELECT 1;\nCOMMIT AND CHAIN;\nSELECT 2;\nCOMMIT;\nINSERT INTO t VALUES (3);");
        assertEquals(List.of("3"), rows());
    }

    @Test
    void lockedTablesDoNotTurnAutocommitOff() throws SQLException {
        String script = "LOCK TABLES t WRITE, seen WRITE;\nINSERT INTO t VALUES (1);\nALTER TABLE t ADD %s INT;\nUNLOCK TABLES;\n"
                + "INSERT INTO seen VALUES (@@autocommit);\nINSERT INTO t (id) VALUES (2);\nROLLBACK;";
        failing(script.formatted("id"));
        run(script.formatted("c"));
        assertEquals(List.of("1"), database.strings("SELECT text FROM seen"));
        assertEquals(List.of("1", "2"), rows());
    }

    @Test
    void whatIsSaidOfTheNextTransactionIsNotUsedUpByOurs() throws SQLException {
        database.execute(
                "UPDATE performance_schema.setup_consumers SET enabled = 'YES' WHERE name = 'events_transactions_current'");
        String level = "INSERT INTO seen SELECT CONCAT('%s ', isolation_level, ' ', (SELECT COUNT(*) FROM t)) FROM "
                + "performance_schema.events_transactions_current WHERE thread_id = PS_CURRENT_THREAD_ID();\n";
        String next = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;\n";
        String script = next + "START TRANSACTION;\nINSERT INTO t VALUES (1);\n" + level.formatted("plain") + "COMMIT;\n" + next
                + "START TRANSACTION;\nCALL p(2);\n" + level.formatted("guarded") + "COMMIT;\n" + next
                + level.formatted("single") + level.formatted("after") + next + "CREATE TABLE used (id INT);\n"
                + level.formatted("defined") + "SET @@transaction_isolation = 'READ-COMMITTED';\nSET autocommit = 0;\n"
                + "INSERT INTO t VALUES (%s);\n" + level.formatted("held")
                + "COMMIT;\nSET autocommit = 1;";
        failing(script.formatted("2"));
        run(script.formatted("3"));
        assertEquals(List.of("plain READ COMMITTED 1", "guarded READ COMMITTED 2", "single READ COMMITTED 2",
                "after REPEATABLE READ 2", "defined REPEATABLE READ 2", "held READ COMMITTED 3"),
                database.strings("SELECT text FROM seen"));
    }
}
