package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.connection.SessionDefaults;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Target;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.testing.Crash;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** Scripts on servers whose SQL mode changes what quotes and backslashes mean. */
class SqlModeOfSessionTest {

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "DELETE FROM \"flyway_schema_history\"", "UPDATE \"flyway_schema_history\" SET \"success\" = 0",
            "DROP TABLE \"traveease_schema_journal\"" })
    void aTableOfOursInDoubleQuotesIsOurs(String sql) {
        String refused = assertThrows(InvalidScriptException.class, () -> run("ANSI_QUOTES", sql)).getMessage();
        assertTrue(refused.contains("in which this program"), refused);
        assertThrows(InvalidScriptException.class, () -> run("STRICT_ALL_TABLES", "SET sql_mode = 'ANSI';\n" + sql));
    }

    @Test
    void aSecretOfAColumnInDoubleQuotesIsNotWrittenDown() throws SQLException {
        database.execute("CREATE TABLE users (id INT PRIMARY KEY, password VARCHAR(20))");
        migrator("ANSI", "DO 1;").corrections().stamp(Target.parse("base"), new Silent());
        String script = "UPDATE \"users\" SET \"password\" = 'geheim7';\nCREATE TABLE \"b\" (\"api_key\" CHAR(9) DEFAULT 'geheim8');\n"
                + "ALTER TABLE \"no\" ADD \"password\" CHAR(9) DEFAULT 'geheim9';";
        String told = assertThrows(MigrationFailedException.class, () -> run("ANSI", script)).getMessage();
        List<String> journal = database.strings("SELECT * FROM traveease_schema_journal");
        assertFalse((told + journal).contains("geheim"), told + journal);
        assertTrue(told.contains("ALTER TABLE") || told.contains("statement 3"), told);
    }

    @Test
    void whateverTheScriptIsKilledAtItEndsTheSame() throws SQLException {
        String script = """
                CREATE TABLE "orders" ("id" INT PRIMARY KEY, "status" VARCHAR(5), KEY "by_status" ("status"));
                INSERT INTO "orders" VALUES (1, 'a'), (2, 'b');
                ALTER TABLE "orders" MODIFY "status" VARCHAR(40), ADD COLUMN "c" INT DEFAULT 7;
                RENAME TABLE "orders" TO "orders2";
                CREATE VIEW "v" AS SELECT "id" + 1 FROM "orders2";
                CREATE TRIGGER "t" BEFORE INSERT ON "orders2" FOR EACH ROW SET NEW."c" = 8;
                CREATE PROCEDURE "p"() BEGIN INSERT INTO "orders2" ("id") VALUES (3); END;
                CALL "p"();
                ALTER TABLE "orders2" DROP KEY "by_status", DROP "status";
                CREATE TABLE "line" ("id" INT, CONSTRAINT "of_order" FOREIGN KEY ("id") REFERENCES "orders2" ("id"));
                ALTER TABLE "line" DROP FOREIGN KEY "of_order";
                DROP TABLE "line";
                ALTER TABLE "orders2" MODIFY "c" REAL, ADD "g" VARCHAR(9) AS ("id" || 'a');
                DO 1;
                """;
        migrator("ANSI", script).corrections().stamp(Target.parse("base"), new Silent());
        for (int k = 1; k <= 14; k++) {
            int statement = k;
            assertThrows(Crash.class, () -> migrator("ANSI", script).upgrade(new Silent() {
                @Override
                public void running(Progress progress) {
                    if (progress.statement() == statement) {
                        throw new Crash();
                    }
                }
            }));
        }
        assertTrue(run("ANSI", script).isAtHead());
        assertEquals(List.of("1 7 1a", "2 7 2a", "3 8 3a"),
                database.strings("SELECT CONCAT_WS(' ', id, c, g) FROM `orders2` ORDER BY id"));
        assertEquals(List.of("\"id\" + 1"), database.strings("SELECT column_name FROM information_schema.columns "
                + "WHERE table_schema = DATABASE() AND table_name = 'v'"));
    }

    @Test
    void backslashesThatAreNoEscapesGoIntoTheDatabaseAsTheyAre() throws SQLException {
        run("NO_BACKSLASH_ESCAPES",
                "CREATE TABLE a (path VARCHAR(20) COMMENT 'C:\\temp');\nINSERT INTO a VALUES ('C:\\new'), ('\\\\');");
        assertEquals(List.of("C:\\new", "\\\\"), database.strings("SELECT path FROM a"));
    }

    @Test
    void whereTheyDecideWhatIsAStringTheModeIsNamedBeforeAnythingIsRun() throws SQLException {
        String refused = assertThrows(InvalidScriptException.class,
                () -> run("NO_BACKSLASH_ESCAPES", "CREATE TABLE a (id INT);\nDO 'C:\\', 'D:\\';")).getMessage();
        assertTrue(refused
                .startsWith("V1__a.sql cannot be split into statements: line 2: there is a backslash before a quote, and the "
                        + "SQL mode NO_BACKSLASH_ESCAPES is on here"),
                refused);
        assertEquals(List.of(), database.strings("SHOW TABLES LIKE 'a'"));
    }

    private SchemaState run(String mode, String script) {
        return migrator(mode, script).upgrade(new Silent());
    }

    private Migrator migrator(String mode, String script) {
        DatabaseAddress address = database.database().address().with(new SessionDefaults(Optional.empty(), Optional.of(mode)));
        return new Migrator(new Database(address), Scripts.of("V1__a.sql", script).revisions(), Duration.ofMinutes(1));
    }
}
