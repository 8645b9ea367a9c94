package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.testing.TestDatabase;

/** The comparison has to see what a repeated or skipped statement leaves, and nothing else. */
class SnapshotTest {

    private TestDatabase database;
    private Snapshot before;

    @BeforeEach
    void tables() throws SQLException {
        database = TestDatabase.create();
        database.execute("CREATE TABLE a (n INT PRIMARY KEY, v INT NOT NULL)", "INSERT INTO a VALUES (2, 20), (1, 10)",
                "CREATE TABLE b LIKE a", "CREATE TABLE log (id INT AUTO_INCREMENT PRIMARY KEY, entry VARCHAR(20))",
                "INSERT INTO log (entry) VALUES ('one'), ('two')");
        before = snapshot();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private Snapshot snapshot() throws SQLException {
        return Snapshot.of(database, "no_such_schema");
    }

    private List<String> differencesAfter(String... statements) throws SQLException {
        database.execute(statements);
        return snapshot().differences(before);
    }

    @Test
    void aCounterThatIsOneTooHighIsSeen() throws SQLException {
        List<String> differences = differencesAfter("UPDATE a SET v = v + 1 WHERE n = 1");
        assertEquals(1, differences.size());
        assertTrue(differences.get(0).startsWith("rows of a\n  undisturbed: 1 | 10\n"), differences.get(0));
        assertTrue(differences.get(0).contains("after fault: 1 | 11\n"), differences.get(0));
    }

    @Test
    void tablesOfTheSameStructureThatAreSwappedAreSeen() throws SQLException {
        assertEquals(2, differencesAfter("RENAME TABLE a TO c, b TO a, c TO b").size());
    }

    @Test
    void aSecondIndexIsSeen() throws SQLException {
        assertEquals(1, differencesAfter("ALTER TABLE a ADD INDEX (v)").size());
        before = snapshot();
        assertEquals(1, differencesAfter("ALTER TABLE a ADD INDEX v_2 (v)").size());
    }

    @Test
    void aMissingTableAndOneTooManyAreSeen() throws SQLException {
        assertEquals(6, differencesAfter("DROP TABLE a", "CREATE TABLE d (n INT)").size());
    }

    @Test
    void aDoubledRowIsSeenAndTheNumberThatItTook() throws SQLException {
        assertEquals(2, differencesAfter("INSERT INTO log (entry) VALUES ('two')").size());
    }

    @Test
    void theGapThatARolledBackInsertLeavesIsSeen() throws SQLException {
        List<String> gap = differencesAfter("DELETE FROM log WHERE entry = 'two'", "INSERT INTO log (entry) VALUES ('two')");
        assertEquals(2, gap.size());
        assertTrue(gap.get(0).startsWith("next number of log\n  undisturbed: 3\n"), gap.get(0));
    }

    @Test
    void whatAKilledServerForgetsIsALowerNumberAndNothingElse() throws SQLException {
        database.execute("ALTER TABLE log AUTO_INCREMENT = 10");
        Snapshot higher = snapshot();
        assertEquals(1, before.differences(higher).size());
        assertEquals(List.of(), before.differencesButForgotten(higher));
        assertEquals(1, higher.differencesButForgotten(before).size());
        database.execute("UPDATE log SET entry = 'three' WHERE id = 1");
        assertEquals(2, before.differencesButForgotten(snapshot()).size());
    }

    @Test
    void otherNumbersOfRowsAreSeen() throws SQLException {
        assertEquals(1, differencesAfter("UPDATE log SET id = 0 WHERE entry = 'one'").size());
    }

    @Test
    void theJournalHasToBeEmpty() throws SQLException {
        assertTrue(before.isJournalEmpty());
        database.execute("CREATE TABLE traveease_schema_journal (n INT)");
        assertTrue(snapshot().isJournalEmpty());
        database.execute("INSERT INTO traveease_schema_journal VALUES (1)");
        assertFalse(snapshot().isJournalEmpty());
    }
}
