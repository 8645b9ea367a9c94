package com.traveease.schema.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.restore.Misfit;
import com.traveease.schema.restore.MisfitException;
import com.traveease.schema.restore.Restoring;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** {@code downgrade --keep}, {@code upgrade}, {@code restore}: every row is there again. */
class KeepTest {

    private static final String FIRST = "CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, "
            + "updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6));";
    private static final String SECOND = "ALTER TABLE users ADD COLUMN phone VARCHAR(20) NULL, "
            + "ADD COLUMN class ENUM('b', 'a') NOT NULL DEFAULT 'a';\n"
            + "CREATE TABLE tiers (id INT PRIMARY KEY, made_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6));\n"
            + "INSERT INTO tiers (id) VALUES (1), (2);\n"
            + "CREATE TABLE trips (user_id INT NOT NULL, kind ENUM('z', 'b', 'a') NOT NULL, code VARBINARY(16) NOT NULL, "
            + "tier_id INT NULL, note JSON NULL, twice INT AS (tier_id * 2) STORED, PRIMARY KEY (user_id, kind, code), "
            + "CONSTRAINT fk_trip_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE, "
            + "CONSTRAINT fk_trip_tier FOREIGN KEY (tier_id) REFERENCES tiers (id), CONSTRAINT trip_user CHECK (user_id > 0));\n"
            + "CREATE TABLE logs (text VARCHAR(40) NULL);\n"
            + "CREATE TRIGGER logged AFTER DELETE ON trips FOR EACH ROW INSERT INTO logs VALUES (OLD.user_id);\n"
            + "CREATE TABLE nodes (id INT AUTO_INCREMENT PRIMARY KEY, parent_id INT NULL, "
            + "CONSTRAINT fk_node_parent FOREIGN KEY (parent_id) REFERENCES nodes (id));\n";
    private static final String UNDO = "DROP TABLE nodes;\nDROP TABLE trips, tiers;\nDROP TABLE logs;\n"
            + "ALTER TABLE users DROP COLUMN phone, DROP COLUMN class;\n";
    private static final List<String> TABLES = List.of("users", "tiers", "trips", "logs", "nodes");

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void end() throws SQLException {
        database.close();
    }

    private static Revisions revisions(String second, String undo) {
        return Scripts.of("V1__users.sql", FIRST).and("U1__users.sql", "DROP TABLE users;").and("V2__trips.sql", second)
                .and("U2__trips.sql", undo).revisions();
    }

    private Migrator migrator(String second, String undo) {
        return new Migrator(database.database(), revisions(second, undo), Duration.ofMinutes(1));
    }

    private void fill() throws SQLException {
        String numbers = "WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < %d) ";
        database.execute("SET SESSION cte_max_recursion_depth = 10000",
                "INSERT INTO users (name, phone, class, updated_at) " + numbers.formatted(900)
                        + "SELECT CONCAT('n', i), IF(i % 3, CONCAT('+', i), NULL), IF(i % 2, 'a', 'b'), '2020-01-01' FROM n",
                "INSERT INTO trips (user_id, kind, code, tier_id, note) SELECT id, k, CONCAT(k, id), id % 2 + 1, "
                        + "JSON_OBJECT('id', id) FROM users, (SELECT 'a' k UNION SELECT 'z' UNION SELECT 'b') kinds "
                        + "WHERE id % 10 <> 3",
                "INSERT INTO logs VALUES ('one'), ('one'), (NULL)",
                "SET SESSION sql_mode = ''", "INSERT INTO nodes VALUES (5, NULL), (3, 5), (4, 3), (9, 4)",
                "DELETE FROM nodes WHERE id = 9", "DELETE FROM users WHERE id IN (1, 450)",
                "DELETE FROM logs WHERE text REGEXP '^[0-9]'");
    }

    private Map<String, String> contents() throws SQLException {
        Map<String, String> contents = database.definitions();
        for (String table : TABLES) {
            contents.put("rows of " + table, database.strings("SELECT GROUP_CONCAT(c ORDER BY c) FROM (SELECT COUNT(*) c FROM "
                    + table + ") x").get(0));
        }
        contents.put("checksums", checksums());
        return contents;
    }

    private String checksums() throws SQLException {
        List<String> sums = new ArrayList<>();
        try (var connection = database.connect(); var statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (var row = statement.executeQuery("CHECKSUM TABLE " + table)) {
                    row.next();
                    sums.add(row.getString(2));
                }
            }
        }
        return sums.toString();
    }

    @Test
    void everyRowIsThereAgain() throws SQLException {
        Migrator migrator = migrator(SECOND, UNDO);
        migrator.upgrade(new Silent());
        fill();
        Map<String, String> before = contents();

        migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent());

        assertEquals(List.of("users"), database.strings("SELECT table_name FROM information_schema.tables WHERE "
                + "table_schema = '%s' AND table_name NOT REGEXP '^(flyway|traveease)_'".formatted(database.schema())));
        assertEquals(List.of("nodes", "trips", "tiers", "logs", "users (phone, class)"),
                migrator.keptRows().all().stream().map(entry -> entry.kept().what()).toList());
        long trips = migrator.keptRows().all().get(1).rows();
        assertTrue(trips > 1_000 && trips < 5_000, trips + " rows are not those of now");
        migrator.upgrade(new Silent());
        migrator.keptRows().restore(revisions(SECOND, UNDO).find("2"), new Silent());
        assertEquals(before, contents());
        assertEquals(List.of(), migrator.keptRows().restore(revisions(SECOND, UNDO).find("2"), new Silent()));
    }

    /** The names of its constraints are free again. */
    @Test
    void theSameIsKeptTwice() throws SQLException {
        Migrator migrator = migrator(SECOND, UNDO);
        migrator.upgrade(new Silent());
        fill();
        Map<String, String> before = contents();
        for (int i = 0; i < 2; i++) {
            migrator.downgradeKeeping(Target.parse("base"), OnDataLoss.REFUSE, new Silent());
            migrator.upgrade(new Silent());
            String message = assertThrows(MigrationRefusedException.class,
                    () -> migrator.keptRows().restore(revisions(SECOND, UNDO).find("2"), new Silent())).getMessage();
            assertEquals("The rows of users are kept themselves: restore 1_users first. Nothing was changed.", message);
            migrator.keptRows().restore(revisions(SECOND, UNDO).find("1"), new Silent());
            migrator.keptRows().restore(revisions(SECOND, UNDO).find("2"), new Silent());
            assertEquals(before, contents());
        }
        assertEquals(12, migrator.keptRows().all().size());
        migrator.keptRows().purge(migrator.keptRows().all().stream().map(Restoring.Entry::kept).toList(), new Silent());
        assertEquals(List.of("traveease_kept"), database.strings("SELECT table_name FROM information_schema.tables WHERE "
                + "table_schema = '%s'".formatted(Keeping.schemaFor(database.schema()))));
        assertEquals(before, contents());
    }

    @Test
    void anEmptyTableIsNotKept() throws SQLException {
        Migrator migrator = migrator("CREATE TABLE nothing (id INT);", "DROP TABLE nothing;");
        migrator.upgrade(new Silent());
        migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent());
        assertEquals(List.of(), migrator.keptRows().all());
    }

    @Test
    void whatCannotBeKeptIsRefusedBeforeAnythingIsRun() throws SQLException {
        Migrator migrator = migrator("CREATE TABLE t (id INT PRIMARY KEY);\nINSERT INTO t VALUES (1);",
                "DELETE FROM users;\nTRUNCATE t;\nDROP TABLE t;");
        migrator.upgrade(new Silent());
        database.execute("INSERT INTO users (name) VALUES ('Ada')");
        assertEquals("""
                This would destroy data, or could:
                  users: 1 row
                  t: 1 row
                Nothing was run. --keep does not keep that. Make a backup, then add --allow-data-loss.""",
                assertThrows(MigrationRefusedException.class,
                        () -> migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent())).getMessage());
    }

    @Test
    void aColumnOfATableWithoutAKeyIsRefused() throws SQLException {
        Migrator migrator = migrator("CREATE TABLE t (a INT, b INT);\nINSERT INTO t VALUES (1, 2);",
                "ALTER TABLE t DROP COLUMN b;");
        migrator.upgrade(new Silent());
        String message = assertThrows(MigrationRefusedException.class,
                () -> migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent())).getMessage();
        assertTrue(message.startsWith("t has no primary key"), message);
        assertEquals(List.of("2"), database.strings("SELECT b FROM t"));
    }

    /** As a kill behind the move leaves it. */
    @Test
    void anInterruptedOneIsContinuedWithKeepOnly() throws SQLException {
        Migrator migrator = migrator(SECOND, "DROP TABLE nodes;\nSELECT 1 FROM gone;\n" + UNDO);
        migrator.upgrade(new Silent());
        fill();
        assertThrows(MigrationFailedException.class,
                () -> migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent()));
        String kept = "`%s`.traveease_kept".formatted(Keeping.schemaFor(database.schema()));
        database.execute("UPDATE %s SET state = 'BEGUN'".formatted(kept));
        for (OnDataLoss onDataLoss : OnDataLoss.values()) {
            String message = assertThrows(MigrationRefusedException.class,
                    () -> migrator.downgrade(Target.parse("1"), onDataLoss, new Silent())).getMessage();
            assertTrue(message.startsWith("nodes of 2_trips is being kept in "), message);
        }
    }

    /** The server would let it go with checks off, and the key would lead to another schema. */
    @Test
    void aTableThatAnotherRefersToIsNotMoved() throws SQLException {
        Migrator migrator = migrator(
                "CREATE TABLE t (id INT PRIMARY KEY);\nINSERT INTO t VALUES (1);\nALTER TABLE users ADD COLUMN t_id INT NULL, "
                        + "ADD CONSTRAINT fk_user_t FOREIGN KEY (t_id) REFERENCES t (id);",
                "SET foreign_key_checks = 0;\nDROP TABLE t;");
        migrator.upgrade(new Silent());
        RuntimeException refused = assertThrows(RuntimeException.class,
                () -> migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent()));
        assertTrue(refused instanceof MigrationFailedException || refused instanceof MigrationRefusedException,
                refused.toString());
        assertTrue(refused.getMessage().contains("fk_user_t"), refused.getMessage());
        assertEquals(List.of("1"), database.strings("SELECT id FROM t"));
    }

    @Test
    void restoreSaysWhatDoesNotFitAndChangesNothing() throws SQLException {
        Migrator migrator = migrator(SECOND, UNDO);
        migrator.upgrade(new Silent());
        fill();
        migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent());
        assertThrows(InvalidTargetException.class,
                () -> migrator.keptRows().restore(revisions(SECOND, UNDO).find("2"), new Silent()));
        migrator.upgrade(new Silent());
        database.execute("ALTER TABLE trips MODIFY note TEXT, ADD COLUMN more INT NOT NULL",
                "ALTER TABLE users DROP COLUMN phone",
                "INSERT INTO logs VALUES ('new')", "INSERT INTO nodes VALUES (3, NULL)",
                "CREATE TRIGGER changed BEFORE UPDATE ON users FOR EACH ROW SET NEW.name = OLD.name");
        MisfitException refused = assertThrows(MisfitException.class,
                () -> migrator.keptRows().restore(revisions(SECOND, UNDO).find("2"), new Silent()));
        assertEquals(List.of("trips.note: was json and is text CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci now",
                "trips.more: needs a value now, and the kept rows have no such column",
                "logs: there are rows already, and no key identifies which are the same",
                "users.phone: the column no longer exists",
                "users (phone, class): the trigger changed would run for each row that is put back. While nothing writes to "
                        + "the table, run the first statement, then restore 2_trips --table users, then the others",
                "nodes: kept rows whose key another row has now: 1"), texts(refused));
        assertTrue(refused.getMessage().endsWith(
                "Correct these, then run restore again. To restore what fits now: restore --table tiers"),
                refused.getMessage());
        assertTrue(
                refused.getMessage().contains("Nothing was changed. The rows of trips, users (phone, class) were not "
                        + "compared yet: this needs the table with the same columns. "),
                refused.getMessage());
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM trips"));
    }

    /** The order of the tables is that of their keys. */
    private static List<String> texts(MisfitException refused) {
        List<String> order = List.of("trips.note", "trips.more", "logs", "users.phone", "users (", "nodes");
        return refused.misfits().stream().map(Misfit::text)
                .sorted(Comparator.comparing(text -> order.indexOf(order.stream().filter(text::startsWith).findFirst()
                        .orElseThrow())))
                .toList();
    }

    @Test
    void rowsWhoseParentsAreGoneAreToldBeforeAnythingIsPutBack() throws SQLException {
        Migrator migrator = migrator(SECOND, UNDO);
        migrator.upgrade(new Silent());
        fill();
        migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent());
        database.execute("DELETE FROM users WHERE id = 2");
        migrator.upgrade(new Silent());
        String message = assertThrows(MigrationRefusedException.class,
                () -> migrator.keptRows().restore(revisions(SECOND, UNDO).find("2"), new Silent())).getMessage();
        assertTrue(
                message.contains("trips: kept rows that refer to rows of users which are no longer there (fk_trip_user): 3\n"),
                message);
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM nodes"));
    }

    @Test
    void whatAnApplicationWritesMeanwhileIsKeptToo() throws Exception {
        Migrator migrator = migrator(SECOND, UNDO);
        migrator.upgrade(new Silent());
        fill();
        try (var other = database.connect(); var statement = other.createStatement()) {
            KeptSchema kept = KeptSchema.make(other);
            Kept entry = kept.begin("2_trips", "users", List.of("phone", "class"));
            new ColumnCopy(new Server(other), kept, database.schema(), entry).run();
            statement.execute("UPDATE users SET phone = 'Later' WHERE id = 2");
            statement.execute("UPDATE users SET phone = 'later' WHERE id = 2"); // the collation takes them for the same
            statement.execute("INSERT INTO users (id, name, phone) VALUES (-4, 'new', 'n')");
            new ColumnCopy(new Server(other), kept, database.schema(), entry).run();
            assertEquals(List.of("n", "later"), database.strings("SELECT phone FROM `%s`.`%s` WHERE id IN (-4, 2) ORDER BY id"
                    .formatted(kept.name(), entry.keptTable())));
        }
    }

    private Migrator keptOnce(String second, String undo, String... rows) throws SQLException {
        Migrator migrator = migrator(second, undo);
        migrator.upgrade(new Silent());
        database.execute(rows);
        again(migrator);
        return migrator;
    }

    private static void again(Migrator migrator) {
        migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent());
        migrator.upgrade(new Silent());
    }

    private long restored(Migrator migrator, String second, String undo) {
        return migrator.keptRows().restore(revisions(second, undo).find("2"), new Silent()).stream()
                .mapToLong(Restoring.Restored::rows).sum();
    }

    @Test
    void longNamesInvisibleColumnsAndZeroDatesComeBack() throws SQLException {
        String name = "ä".repeat(64);
        String second = "CREATE TABLE %s (day DATE NOT NULL, seen INT, unseen INT INVISIBLE, PRIMARY KEY (day));"
                .formatted(name)
                + "\nCREATE TABLE other (id INT PRIMARY KEY);";
        String undo = "DROP TABLE other, %s;".formatted(name);
        Migrator migrator = keptOnce(second, undo, "SET SESSION sql_mode = 'ALLOW_INVALID_DATES'",
                "INSERT INTO %s (day, seen, unseen) VALUES (0, 1, 2), ('2021-02-31', 3, 4)".formatted(name),
                "INSERT INTO other VALUES (1)");
        assertEquals(3, restored(migrator, second, undo));
        assertEquals(List.of("0000-00-00 1 2", "2021-02-31 3 4"),
                database.strings("SELECT CONCAT_WS(' ', day, seen, unseen) FROM %s ORDER BY seen".formatted(name)));
    }

    @Test
    void datesThatTheModeOfToolsWouldNotTakeComeBack() throws SQLException {
        String second = "ALTER TABLE users ADD COLUMN day DATE NULL;";
        String undo = "ALTER TABLE users DROP COLUMN day;";
        Migrator migrator = keptOnce(second, undo, "SET SESSION sql_mode = 'ALLOW_INVALID_DATES'",
                "INSERT INTO users (name, day) WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 30) "
                        + "SELECT 'n', '2021-02-31' FROM n");
        assertEquals(30, restored(migrator, second, undo));
        assertEquals(List.of("30"), database.strings("SELECT COUNT(*) FROM users WHERE CONCAT(day) = '2021-02-31'"));
    }

    @Test
    void aColumnAndThenItsTableComeBack() throws SQLException {
        String second = "CREATE TABLE t (id INT PRIMARY KEY, a INT);\nALTER TABLE t ADD COLUMN b INT;";
        String undo = "ALTER TABLE t DROP COLUMN b;\nDROP TABLE t;";
        Migrator migrator = keptOnce(second, undo, "INSERT INTO t VALUES (1, 2, 3), (2, 3, 4)");
        assertEquals(4, restored(migrator, second, undo));
        assertEquals(List.of("1 2 3", "2 3 4"), database.strings("SELECT CONCAT_WS(' ', id, a, b) FROM t ORDER BY id"));
    }

    @Test
    void theNewestCountsAndASecondTimeNothingIsPutBack() throws SQLException {
        String second = "ALTER TABLE users ADD COLUMN a INT NULL;\nCREATE TABLE t (id INT PRIMARY KEY, v INT);";
        String undo = "DROP TABLE t;\nALTER TABLE users DROP COLUMN a;";
        Migrator migrator = keptOnce(second, undo, "INSERT INTO users (name, a) VALUES ('Ada', 1)",
                "INSERT INTO t VALUES (1, 1), (2, 2)");
        database.execute("UPDATE users SET a = 2", "INSERT INTO t VALUES (1, 5)");
        again(migrator);
        assertEquals(2, restored(migrator, second, undo));
        database.execute("UPDATE users SET a = 3");
        assertEquals(0, restored(migrator, second, undo));
        assertEquals(List.of("3"), database.strings("SELECT a FROM users"));
        assertEquals(List.of("1 5"), database.strings("SELECT CONCAT(id, ' ', v) FROM t"));
    }

    private static final String PHONE = "ALTER TABLE users ADD COLUMN phone VARCHAR(20) NULL;";
    private static final String NO_PHONE = "ALTER TABLE users DROP COLUMN phone;";

    /** It would hide the older copy, which has values. */
    @Test
    void aColumnThatHasNoValueIsNotKeptAndTheOlderCopyIsRestored() throws SQLException {
        Migrator migrator = keptOnce(PHONE, NO_PHONE, "INSERT INTO users (name, phone) VALUES ('Ada', '+1'), ('Bob', NULL)");
        assertEquals(KeepForecast.NOTHING, migrator.planning().toKeep(migrator.planning().downgrade(Target.parse("1"))));
        again(migrator);
        assertEquals(List.of(Kept.State.KEPT), migrator.keptRows().all().stream().map(entry -> entry.kept().state()).toList());
        assertEquals(1, restored(migrator, PHONE, NO_PHONE));
        assertEquals(List.of("+1"), database.strings("SELECT phone FROM users WHERE name = 'Ada'"));
    }

    /** As earlier releases kept it. */
    @Test
    void aCopyWithoutValuesThatWasRestoredHidesNoOlderOne() throws SQLException {
        Migrator migrator = keptOnce(PHONE, NO_PHONE, "INSERT INTO users (name, phone) VALUES ('Ada', '+1')");
        database.execute("UPDATE users SET phone = '+2'");
        again(migrator);
        database.execute("UPDATE `%s`.`%s` SET phone = NULL".formatted(Keeping.schemaFor(database.schema()),
                migrator.keptRows().all().get(1).kept().keptTable()),
                "UPDATE `%s`.traveease_kept SET state = 'RESTORED' WHERE id = 2".formatted(
                        Keeping.schemaFor(database.schema())));
        assertEquals(1, restored(migrator, PHONE, NO_PHONE));
        assertEquals(List.of("+1"), database.strings("SELECT phone FROM users"));
    }

    @Test
    void anOlderCopyThatIsNotRestoredIsNamed() throws SQLException {
        Migrator migrator = keptOnce(PHONE, NO_PHONE, "INSERT INTO users (name, phone) VALUES ('Ada', '+1')");
        database.execute("UPDATE users SET phone = '+2'");
        again(migrator);
        List<String> told = new ArrayList<>();
        Silent log = new Silent() {
            @Override
            public void warning(String warning) {
                told.add(warning);
            }
        };
        Kept older = migrator.keptRows().all().get(0).kept();
        migrator.keptRows().restore(List.of(revisions(PHONE, NO_PHONE).find("2")), List.of("users"), Optional.empty(), log);
        assertEquals(List.of("+2"), database.strings("SELECT phone FROM users"));
        assertEquals(List.of(("An older copy of users (phone), kept since %s UTC, was never restored, and is not restored now: "
                + "only the newest one is. Its rows stay in `%s`.`k1_users`, from where they can be copied by hand; purge would "
                + "delete them.").formatted(older.since(), Keeping.schemaFor(database.schema()))), told);
    }
}
