package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.keep.Keeping;
import com.traveease.testing.TestDatabase;

/** {@code downgrade --keep}, {@code kept}, {@code restore} and {@code purge} as they are typed. */
class KeepCommandsTest {

    @TempDir
    Path scripts;

    private final TestDatabase database = TestDatabase.create();
    private final String kept = Keeping.schemaFor(database.schema());

    @BeforeEach
    void begin() throws IOException, SQLException {
        Files.writeString(scripts.resolve("V1__users.sql"), "CREATE TABLE users (id INT PRIMARY KEY, phone VARCHAR(20) NULL);");
        Files.writeString(scripts.resolve("U1__users.sql"), "DROP TABLE users;");
        assertEquals(0, run("upgrade").exit());
        database.execute("INSERT INTO users VALUES (1, '+1'), (2, NULL)");
    }

    @AfterEach
    void end() throws SQLException {
        database.execute("DROP DATABASE IF EXISTS `%s`".formatted(kept));
        database.close();
    }

    private Run run(String... typed) {
        List<String> all = new ArrayList<>(List.of(typed));
        all.addAll(List.of("--locations", "filesystem:" + scripts));
        return Run.on(database, all.toArray(String[]::new));
    }

    @Test
    void thereAndBack() throws SQLException {
        assertEquals(new Run(0, "", """
                INFO  [traveease.schema] Running downgrade 1_users -> , users
                INFO  [traveease.schema] users is kept in %s
                INFO  [traveease.schema] Schema is at <base>
                """.formatted(kept)), run("downgrade", "base", "--keep"));
        String listed = run("kept").out();
        assertTrue(
                listed.startsWith("Revision  What   State  Rows     Size    Since (UTC)          By\n1_users   users  kept   "),
                listed);
        assertEquals(
                "INFO  [traveease.schema] The kept data belongs to 1_users, which is not applied: upgrade first, then restore. "
                        + "Nothing was changed.",
                run("restore").err().strip());
        assertEquals("FAILED: 1_users is not applied here. Apply it again first: upgrade 1_users",
                run("restore", "1").err().strip());
        assertEquals(0, run("upgrade").exit());
        assertEquals(new Run(0, "", "INFO  [traveease.schema] users: 2 rows were put back\n"), run("restore"));
        assertEquals(List.of("1 +1", "2 "),
                database.strings("SELECT CONCAT(id, ' ', COALESCE(phone, '')) FROM users ORDER BY id"));
        assertEquals(new Run(0, "", "INFO  [traveease.schema] There is no kept data to restore. Nothing was changed.\n"),
                run("restore"));
        Run refused = run("purge");
        assertEquals(2, refused.exit());
        assertEquals("FAILED: This would permanently delete users (16 KiB). Repeat it with --yes. Nothing was deleted.",
                refused.err().strip());
        assertEquals(new Run(0, "", "INFO  [traveease.schema] users of 1_users is deleted\n"), run("purge", "--yes"));
        assertEquals(new Run(0, "Nothing is kept.\n", ""), run("kept"));
        assertEquals(new Run(0, "", "INFO  [traveease.schema] Nothing is kept.\n"), run("purge", "--yes"));
    }

    /** As a kill leaves it after the first rows: the others are nowhere else. */
    @Test
    void whatAnInterruptedRestoreHasNotPutBackIsNotDeleted() throws SQLException {
        assertEquals(0, run("downgrade", "base", "--keep").exit());
        assertEquals(0, run("upgrade").exit());
        database.execute("UPDATE `%s`.traveease_kept SET state = 'RETURNING'".formatted(kept));
        String interrupted = "The restore of users of 1_users was interrupted: only part of it is put back. To finish it, "
                + "run restore 1_users.";
        for (String command : List.of("status", "kept", "verify")) {
            assertEquals("WARN  [traveease.schema] %s\n".formatted(interrupted), run(command).err());
        }
        assertEquals("", run("current").err());
        assertEquals(
                new Run(3, "", ("FAILED: %s Nothing was deleted. To give up the remaining rows instead: DROP TABLE "
                        + "%s.k1_users; then run purge again.\n").formatted(interrupted, kept)),
                run("purge", "--yes"));
        assertEquals(new Run(0, "", "INFO  [traveease.schema] users: 2 rows were put back\n"), run("restore", "1"));
        assertEquals("", run("status").err());
        assertEquals(0, run("purge", "--yes").exit());
    }

    @Test
    void rowsThatARestoreCannotPutBackCanBeGivenUp() throws SQLException {
        assertEquals(0, run("downgrade", "base", "--keep").exit());
        assertEquals(0, run("upgrade").exit());
        database.execute("UPDATE `%s`.traveease_kept SET state = 'RETURNING'".formatted(kept),
                "DROP TABLE `%s`.k1_users".formatted(kept));
        assertEquals(0, run("purge", "--yes").exit());
        assertEquals(new Run(0, "Nothing is kept.\n", ""), run("kept"));
    }

    @Test
    void whatWasPutBackInPartCanBeDeletedOnceItsRevisionIsUndone() throws SQLException {
        assertEquals(0, run("downgrade", "base", "--keep").exit());
        assertEquals(0, run("upgrade").exit());
        database.execute("UPDATE `%s`.traveease_kept SET state = 'RETURNING'".formatted(kept));
        assertEquals(0, run("downgrade", "base", "--allow-data-loss").exit());
        String status = run("status").err();
        assertTrue(status.endsWith("To finish it, run upgrade 1_users, then restore 1_users.\n"), status);
        String asked = run("purge").err();
        assertTrue(
                asked.startsWith("FAILED: This would permanently delete users (16 KiB; put back in part: users, kept since "),
                asked);
        Run purged = run("purge", "--yes");
        assertEquals(0, purged.exit(), purged.err());
        assertTrue(purged.err().endsWith(" UTC and put back in part, is deleted\n"), purged.err());
    }

    @Test
    void anAccountThatMayNotReadWhatIsKeptSeesTheStatus() throws Exception {
        assertEquals(0, run("downgrade", "base", "--keep").exit());
        String account = "limited_" + database.schema().substring(5, 15);
        database.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'x'".formatted(account),
                "GRANT SELECT ON `%s`.* TO '%s'@'%%'".formatted(database.schema().replace("_", "\\_"), account),
                "GRANT SELECT (id) ON `%s`.traveease_kept TO '%s'@'%%'".formatted(kept, account));
        try {
            for (String command : List.of("status", "current", "verify")) {
                assertEquals(0, Run.of(command, "--locations", "filesystem:" + scripts, "--url",
                        "mysql://%s:x@%s/%s".formatted(account, database.database().address().server(), database.schema()))
                        .exit(), command);
            }
        } finally {
            database.execute("DROP USER '%s'@'%%'".formatted(account));
        }
    }

    @Test
    void answersOfProgramsAreAsDescribed() throws Exception {
        Run down = run("downgrade", "base", "--keep", "--output", "json");
        assertTrue(down.out().contains("\"kept\":[\"users\"]"), down.out());
        Run listed = run("kept", "--output", "json");
        assertEquals(0, run("upgrade").exit());
        Run restored = run("restore", "--output", "json");
        Run purged = run("purge", "--yes", "--output", "json");
        for (Run answer : List.of(down, listed, restored, purged)) {
            assertEquals(List.of(), OutputSchema.findings(answer.out()), answer.out());
        }
    }

    @Test
    void whatDoesNotFitIsToldAndTheRestCanBeRestored() throws Exception {
        Files.writeString(scripts.resolve("V2__trips.sql"), "CREATE TABLE trips (id INT PRIMARY KEY, code VARCHAR(20));\n"
                + "CREATE TABLE `my logs` (id INT PRIMARY KEY);");
        Files.writeString(scripts.resolve("U2__trips.sql"), "DROP TABLE trips, `my logs`;");
        assertEquals(0, run("upgrade").exit());
        database.execute("INSERT INTO trips VALUES (1, 'secret'), (2, 'secret')", "INSERT INTO `my logs` VALUES (1)");
        assertEquals(0, run("downgrade", "1", "--keep").exit());
        assertEquals(0, run("upgrade").exit());
        database.execute("ALTER TABLE trips ADD UNIQUE KEY uq_code (code)");

        assertEquals(new Run(1, "", """
                The kept data does not fit the current schema or rows:
                  trips: values of the unique key uq_code that kept rows have more than once: 1
                    SELECT code, COUNT(*) FROM %s.k1_trips f WHERE code IS NOT NULL GROUP BY code HAVING COUNT(*) > 1;
                Nothing was changed. Correct these, then run restore again. To restore what fits now: restore --table 'my logs'
                """.formatted(kept)), run("restore"));
        Run json = run("restore", "2", "--output", "json");
        assertEquals(1, json.exit());
        assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
        assertTrue(json.out().contains("\"rows\":1,\"statements\":\"SELECT code, "), json.out());
        assertEquals(new Run(2, "",
                "FAILED: There is no kept data for table nothing. To list the kept data, run kept. Nothing was changed.\n"),
                run("restore", "--table", "nothing"));
        assertEquals(new Run(0, "", "INFO  [traveease.schema] `my logs`: 1 row was put back\n"),
                run("restore", "--table", "my logs"));
        assertEquals(new Run(0, "", "INFO  [traveease.schema] `my logs` of 2_trips is deleted\n"),
                run("purge", "--table", "my logs", "--yes"));
        assertEquals(new Run(2, "",
                "FAILED: There is no kept data for table `my logs`. To list the kept data, run kept. Nothing was changed.\n"),
                run("purge", "2", "--table", "my logs", "--yes"));
        assertEquals(List.of("trips"), database.strings("SELECT table_name FROM `%s`.traveease_kept".formatted(kept)));
    }

    private void two(String upgrade, String undo) throws IOException {
        Files.writeString(scripts.resolve("V2__trips.sql"), upgrade);
        Files.writeString(scripts.resolve("U2__trips.sql"), undo);
    }

    @Test
    void aDryRunSaysWhatIsKeptBeforeEachStatement() throws Exception {
        two("CREATE TABLE `my trips` (id INT PRIMARY KEY);\nCREATE TABLE nothing (id INT);\n"
                + "ALTER TABLE users ADD COLUMN `my name` VARCHAR(20) NULL, ADD COLUMN twice INT AS (id * 2);",
                "DROP TABLE nothing;\nALTER TABLE `my trips` RENAME TO rides;\nDROP TABLE rides;\n"
                        + "ALTER TABLE users DROP COLUMN twice, DROP COLUMN `my name`;");
        assertEquals(0, run("upgrade").exit());
        database.execute("INSERT INTO `my trips` VALUES (1), (2)", "UPDATE users SET `my name` = 'Ada'",
                "ANALYZE TABLE users, `my trips`");

        String text = run("downgrade", "1", "--keep", "--dry-run").out();
        assertTrue(text.contains("""
                    3  line 3    DROP TABLE rides
                                 Kept before: `my trips` (about 2 rows, 16 KiB) is moved to %s, under 1 s
                    4  line 4    ALTER TABLE users DROP COLUMN twice, DROP COLUMN `my name`
                                 Kept before: users (`my name`) (of about 2 rows, 16 KiB) is copied to %1$s, under 1 s
                """.formatted(kept).strip()), text);
        assertTrue(text.contains("\n  Way back: upgrade applies it again, and restore puts back what is kept\n"), text);
        assertEquals(2, text.split("Kept before").length - 1, text);

        String markdown = run("downgrade", "1", "--keep", "--dry-run", "--output", "markdown").out();
        assertTrue(markdown.contains("- Statement 3: kept before: \\`my trips\\` (about 2 rows, 16 KiB) is moved to " + kept
                + ", under 1 s\n"), markdown);
        String json = run("downgrade", "1", "--keep", "--dry-run", "--output", "json").out();
        assertEquals(List.of(), OutputSchema.findings(json), json);
        assertTrue(json.contains("\"keeps\":[{\"table\":\"users\",\"columns\":[\"my name\"],\"schema\":\"" + kept
                + "\",\"way\":\"copy\",\"rows\":2,\"bytes\":16384,"), json);
        assertEquals(List.of(), database.strings("SELECT schema_name FROM information_schema.schemata WHERE schema_name = '"
                + kept + "'"));
        assertTrue(!run("downgrade", "1", "--dry-run").out().contains("Kept before"));
    }

    @Test
    void theWayBackOfAnUpgradeNamesKeepAndNoTableThatIsNotThere() throws Exception {
        two("CREATE TABLE `my trips` (id INT PRIMARY KEY);\nALTER TABLE users ADD COLUMN `my name` INT NULL;\n"
                + "RENAME TABLE `my trips` TO trips;",
                "DROP TABLE IF EXISTS never;\nDROP TABLE IF EXISTS trips;\nALTER TABLE users DROP COLUMN `my name`;\n"
                        + "DELETE FROM users WHERE id < 0;");
        String text = run("upgrade", "--dry-run").out();
        assertTrue(text.contains("\n  Way back: downgrade 1 --keep; without --keep it loses the table trips, the column "
                + "users.`my name`; even with --keep it loses some rows of users\n"), text);
        database.execute("CREATE TABLE never (id INT)");
        text = run("upgrade", "--dry-run").out();
        assertTrue(text.contains(" it loses the table never, the table trips, the column users.`my name`;"), text);
    }

    @Test
    void namesThatNeedQuotesHaveThem() throws Exception {
        two("CREATE TABLE `my trips` (id INT PRIMARY KEY);\nALTER TABLE users ADD COLUMN `order` INT NULL;",
                "DROP TABLE `my trips`;\nALTER TABLE users DROP COLUMN `order`;");
        assertEquals(0, run("upgrade").exit());
        database.execute("INSERT INTO `my trips` VALUES (1)", "UPDATE users SET `order` = 1");
        String refused = run("downgrade", "1").err();
        assertTrue(refused.contains("  `my trips`: 1 row\n  users.`order`: 2 values\n"), refused);
        Run down = run("downgrade", "1", "--keep");
        assertTrue(down.err().contains("`my trips` is kept in ") && down.err().contains("users (`order`) is kept in "),
                down.err());
        String listed = run("kept").out();
        assertTrue(listed.contains("2_trips   `my trips`       kept"), listed);
        assertEquals(0, run("upgrade").exit());
        assertEquals("INFO  [traveease.schema] `my trips`: 1 row was put back\n"
                + "INFO  [traveease.schema] users (`order`): 2 rows were put back\n", run("restore").err());
    }

    @Test
    void redoKeepsWhereTheNewestScriptIsAppliedOnly() throws Exception {
        assertEquals(0, run("redo", "--keep").exit());
        assertEquals(List.of("users"), database.strings("SELECT table_name FROM `%s`.traveease_kept".formatted(kept)));
        two("CREATE TABLE trips (id INT PRIMARY KEY);", "DROP TABLE trips;");
        assertEquals(new Run(0, "", """
                INFO  [traveease.schema] Running upgrade 1_users -> 2_trips, trips
                INFO  [traveease.schema] Schema is at 2_trips (head)
                """), run("redo", "--keep"));
        database.execute("INSERT INTO trips VALUES (1)");
        Files.writeString(scripts.resolve("V3__a.sql"), "CREATE TABLE a (id INT);");
        Files.writeString(scripts.resolve("V4__b.sql"), "CREATE TABLE b (id INT);");
        Run refused = run("redo", "--keep");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("To apply it: upgrade 4. Nothing was run."), refused.err());
        assertEquals(List.of("users"), database.strings("SELECT table_name FROM `%s`.traveease_kept".formatted(kept)));
        assertEquals(0, run("redo", "2", "--keep").exit());
        assertEquals(List.of("users", "trips"),
                database.strings("SELECT table_name FROM `%s`.traveease_kept ORDER BY id".formatted(kept)));
        assertEquals(0, run("restore", "2").exit());
        assertEquals(List.of("1"), database.strings("SELECT id FROM trips"));
    }

    @Test
    void aMissingRightIsNamedBeforeAnythingIsRun() throws Exception {
        String account = "limited_" + database.schema().substring(5, 15);
        database.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'x'".formatted(account),
                "GRANT ALL PRIVILEGES ON `%s`.* TO '%s'@'%%'".formatted(database.schema().replace("_", "\\_"), account));
        try {
            Run refused = Run.of("downgrade", "base", "--keep", "--locations", "filesystem:" + scripts, "--url",
                    "mysql://%s:x@%s/%s".formatted(account, database.database().address().server(), database.schema()));
            assertEquals(3, refused.exit());
            assertTrue(refused.err().contains("GRANT ALL PRIVILEGES ON `%s`.* TO ".formatted(kept.replace("_", "\\_"))),
                    refused.err());
            assertEquals(List.of("2"), database.strings("SELECT COUNT(*) FROM users"));
        } finally {
            database.execute("DROP USER '%s'@'%%'".formatted(account));
        }
    }

    @Test
    void purgeSaysWhatWasNeverRestored() throws Exception {
        two("ALTER TABLE users ADD COLUMN name VARCHAR(20) NULL;", "ALTER TABLE users DROP COLUMN name;");
        assertEquals(0, run("upgrade").exit());
        for (int i = 0; i < 2; i++) {
            database.execute("UPDATE users SET name = 'Ada'");
            assertEquals(0, run("downgrade", "1", "--keep").exit());
            assertEquals(0, run("upgrade").exit());
        }
        assertEquals(0, run("restore").exit());
        String since = database.strings("SELECT DATE_FORMAT(CONVERT_TZ(kept_on, @@session.time_zone, '+00:00'), "
                + "'%%Y-%%m-%%d %%H:%%i:%%s') FROM `%s`.traveease_kept WHERE id = 1".formatted(kept)).get(0);
        assertEquals(
                "FAILED: This would permanently delete 2 copies of users (name) (32 KiB; never restored: users (name), kept since "
                        + since + " UTC). Repeat it with --yes. Nothing was deleted.",
                run("purge").err().strip());
        assertEquals(new Run(0, "", """
                INFO  [traveease.schema] users (name) of 2_trips, kept since %s UTC and never restored, is deleted
                INFO  [traveease.schema] users (name) of 2_trips is deleted
                """.formatted(since)), run("purge", "--yes"));
    }

    /** As after a large load, or a restart that follows one. */
    @Test
    void aDryRunCountsWhereTheStatisticsAreOld() throws Exception {
        database.execute("ALTER TABLE users STATS_AUTO_RECALC = 0, STATS_PERSISTENT = 1", "ANALYZE TABLE users",
                "INSERT INTO users WITH RECURSIVE n AS (SELECT 3 i UNION ALL SELECT i + 1 FROM n WHERE i < 900) "
                        + "SELECT i, NULL FROM n",
                "UPDATE mysql.innodb_table_stats SET n_rows = 0 WHERE database_name = DATABASE() AND table_name = 'users'",
                "FLUSH TABLES users");
        String text = run("downgrade", "base", "--keep", "--dry-run").out();
        assertTrue(text.contains("users (about 900 rows, "), text);
    }

    @Test
    void theWayBackOfADowngradeNamesOnlyWhatTheUndoScriptLoses() throws Exception {
        two("UPDATE users SET id = id + 10;", "UPDATE users SET id = id - 10;");
        assertEquals(0, run("upgrade").exit());
        String text = run("downgrade", "1", "--dry-run").out();
        assertTrue(
                text.contains("\n  Way back: upgrade applies it again, but does not bring back values that were overwritten\n"),
                text);
        Files.writeString(scripts.resolve("V3__index.sql"), "CREATE INDEX ix ON users (phone);");
        Files.writeString(scripts.resolve("U3__index.sql"), "DROP INDEX ix ON users;");
        assertEquals(0, run("upgrade").exit());
        text = run("downgrade", "2", "--dry-run").out();
        assertTrue(text.contains("\n  Way back: upgrade applies it again\n"), text);
    }

    /** It would be refused without a flag. */
    @Test
    void aDryRunThatNeedsAFlagEndsWithOneAndSaysWhich() throws Exception {
        Run plain = run("downgrade", "base", "--dry-run");
        assertEquals(1, plain.exit());
        assertTrue(plain.out().contains("\nThis would destroy data, and needs --keep or --allow-data-loss:\n  users: 2 rows\n"
                + "The run is refused without --keep or --allow-data-loss.\nNothing was run.\n"), plain.out());
        assertTrue(run("downgrade", "base", "--dry-run", "--output", "markdown").out()
                .contains("**The run is refused without --keep or --allow-data-loss.**"));
        assertEquals(0, run("downgrade", "base", "--dry-run", "--keep").exit());
        assertEquals(0, run("downgrade", "base", "--dry-run", "--allow-data-loss").exit());
    }

    @Test
    void keepIsNotOfferedForRowsThatAreDeleted() throws Exception {
        two("DO 0;", "DELETE FROM users WHERE id = 1;");
        assertEquals(0, run("upgrade").exit());
        assertTrue(
                run("downgrade", "1").err().contains("Nothing was run. --keep does not keep all of that. Make a backup, then "
                        + "repeat with --allow-data-loss."));
        for (List<String> typed : List.of(List.of("downgrade", "1", "--dry-run"),
                List.of("downgrade", "1", "--dry-run", "--keep"))) {
            Run dry = run(typed.toArray(String[]::new));
            assertEquals(1, dry.exit());
            assertTrue(dry.out().contains("The run is refused without --allow-data-loss.\n"), dry.out());
        }
    }
}
