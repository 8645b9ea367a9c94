package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

import com.traveease.schema.scratch.ScratchSchema;
import com.traveease.testing.TestDatabase;

/** {@code revision --autogenerate}, with a folder for the model and another for the scripts. */
class AutogenerateTest {

    private static final String USERS = "CREATE TABLE users (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, "
            + "full_name VARCHAR(200) NOT NULL, first_name VARCHAR(100) NULL);\n";

    @TempDir
    Path scripts;

    @TempDir
    Path model;

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(scripts.resolve("V001__users.sql"), USERS);
        Files.writeString(scripts.resolve("U001__users.sql"), "DROP TABLE users;");
        Files.writeString(model.resolve("users.sql"), USERS);
    }

    @AfterEach
    void end() throws SQLException {
        assertEquals(List.of(), database.strings("SELECT schema_name FROM information_schema.schemata WHERE schema_name = '%s'"
                .formatted(ScratchSchema.nameFor(database.schema()))), "a scratch schema stayed");
        database.close();
    }

    private Run run(String... typed) {
        List<String> all = new ArrayList<>(List.of(typed));
        all.addAll(List.of("--locations", "filesystem:" + scripts));
        return Run.on(database, all.toArray(String[]::new));
    }

    private Run autogenerate(String message, String... more) {
        List<String> typed = new ArrayList<>(
                List.of("revision", "--autogenerate", "-m", message, "--model", "filesystem:" + model));
        typed.addAll(List.of(more));
        return run(typed.toArray(String[]::new));
    }

    private String script(String name) throws IOException {
        return Files.readString(scripts.resolve(name));
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(scripts)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void model(String file, String sql) throws IOException {
        Files.writeString(model.resolve(file), sql);
    }

    @Test
    void withoutDifferenceNoFileIsMade() throws IOException {
        assertEquals(new Run(0, "No new upgrade operations detected.\n", ""), autogenerate("nothing"));
        assertEquals(List.of("U001__users.sql", "V001__users.sql"), files());
    }

    @Test
    void writesAPairThatLeadsToTheModelAndBack() throws IOException, SQLException {
        model("user_preferences.sql",
                "CREATE TABLE user_preferences (id BIGINT NOT NULL AUTO_INCREMENT, user_id BIGINT NOT NULL, "
                        + "`key` VARCHAR(64) NOT NULL, PRIMARY KEY (id), UNIQUE INDEX idx_user_preference_user_key (user_id, `key`), "
                        + "CONSTRAINT fk_user_preference_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);");
        model("users.sql", USERS.replace("VARCHAR(100)", "VARCHAR(200)"));

        Run made = autogenerate("add user preferences table");

        assertEquals(new Run(0, """
                Generating %1$s/V002__add_user_preferences_table.sql ...  done
                Generating %1$s/U002__add_user_preferences_table.sql ...  done
                """.formatted(scripts), """
                INFO  [traveease.schema] Detected added table 'user_preferences'
                INFO  [traveease.schema] Detected added index 'user_preferences.idx_user_preference_user_key'
                INFO  [traveease.schema] Detected type change from VARCHAR(100) to VARCHAR(200) on 'users.first_name'
                """), made);
        assertEquals("""
                -- add user preferences table
                --
                -- Applied after 001_users.

                ALTER TABLE users
                    MODIFY COLUMN first_name VARCHAR(200) NULL;

                CREATE TABLE user_preferences (
                    id      BIGINT      NOT NULL AUTO_INCREMENT,
                    user_id BIGINT      NOT NULL,
                    `key`   VARCHAR(64) NOT NULL,
                    PRIMARY KEY (id),
                    UNIQUE INDEX idx_user_preference_user_key (user_id, `key`),
                    CONSTRAINT fk_user_preference_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
                ) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
                """, script("V002__add_user_preferences_table.sql"));
        assertEquals("""
                -- undo: add user preferences table
                --
                -- Leaves what 001_users left.

                -- users.first_name changes from VARCHAR(200) to VARCHAR(100): rows with longer values make this fail.
                ALTER TABLE users
                    MODIFY COLUMN first_name VARCHAR(100) NULL;

                -- Drops user_preferences and its rows.
                DROP TABLE user_preferences;
                """, script("U002__add_user_preferences_table.sql"));
        assertEquals(0, run("upgrade").exit());
        assertEquals("No difference between live and filesystem:%s.\n".formatted(model),
                run("diff", "live", "filesystem:" + model).out());
        assertEquals(0, run("downgrade", "-1").exit());
        assertEquals("No difference between live and scripts@001.\n", run("diff", "live", "scripts@001").out());
    }

    @Test
    void aRenameIsAskedForAndNothingIsWritten() throws IOException {
        model("users.sql", USERS.replace("full_name", "display_name"));

        Run asked = autogenerate("display name");

        assertEquals(1, asked.exit());
        assertEquals("", asked.out());
        assertEquals("""
                INFO  [traveease.schema] Detected removed column 'users.full_name'
                INFO  [traveease.schema] Detected added column 'users.display_name'
                These may be renames; this cannot be determined from the schemas. Nothing was written. Choose for each:
                  --rename users.full_name=display_name   or   --no-rename users.full_name
                """, asked.err());
        assertEquals(2, files().size());
    }

    @Test
    void aRenameKeepsRowsInBothDirections() throws IOException, SQLException {
        assertEquals(0, run("upgrade").exit());
        database.execute("INSERT INTO users (full_name) VALUES ('Ada Lovelace')");
        model("users.sql", USERS.replace("full_name", "display_name"));

        assertEquals(0, autogenerate("display name", "--rename", "users.full_name=display_name").exit());

        assertEquals(0, run("upgrade").exit());
        assertEquals(List.of("Ada Lovelace"), database.strings("SELECT display_name FROM users"));
        assertEquals(0, run("downgrade", "-1").exit());
        assertEquals(List.of("Ada Lovelace"), database.strings("SELECT full_name FROM users"));
    }

    @Test
    void whatIsToldNotToBeARenameIsDroppedAndSaidToBe() throws IOException {
        model("users.sql", USERS.replace("full_name", "display_name"));

        assertEquals(0, autogenerate("display name", "--no-rename", "users.full_name").exit());

        assertTrue(script("V002__display_name.sql").contains("-- Drops users.full_name and its values."));
    }

    @Test
    void aRenameOfWhatIsNotThereIsRefused() throws IOException {
        Run refused = autogenerate("x", "--rename", "users.nick=display_name");

        assertEquals(2, refused.exit());
        assertEquals("FAILED: --rename users.nick=display_name: there is no column 'users.nick' on the first side. "
                + "Nothing was written.\n", refused.err());
        assertEquals(2, files().size());
    }

    @Test
    void aRenameOntoANameThatIsTakenIsRefused() throws IOException {
        Run refused = autogenerate("x", "--rename", "users.full_name=first_name");

        assertEquals(2, refused.exit());
        assertEquals("FAILED: --rename users.full_name=first_name: there is a column 'users.first_name' already. "
                + "Nothing was written.\n", refused.err());
        assertEquals(2, files().size());
    }

    @Test
    void aNumberOfRowsIsAtLeastOne() throws IOException {
        assertEquals(2, autogenerate("x", "--rows", "0").exit());
        assertEquals(2, files().size());
    }

    /** Its index waits too: placeholders are the same in all rows. */
    @Test
    void aNewColumnGetsItsIndexWhenItHasItsValues() throws IOException {
        model("users.sql", USERS.replace(");", ", code CHAR(8) NOT NULL, UNIQUE INDEX idx_user_code (code));"));

        assertEquals(0, autogenerate("codes").exit());

        assertTrue(script("V002__codes.sql").endsWith("""
                WHERE code IS NULL;

                ALTER TABLE users
                    MODIFY COLUMN code CHAR(8) NOT NULL,
                    ADD UNIQUE INDEX idx_user_code (code);
                """), script("V002__codes.sql"));
    }

    @Test
    void aModelThatTheServerRefusesNamesTheFile() throws IOException {
        model("bad.sql", "CREATE TABLE bad (id INT, PRIMARY KEY (nothing));");

        Run refused = autogenerate("x");

        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("bad.sql (table bad): Key column 'nothing' doesn't exist in table (error 1072)"),
                refused.err());
    }

    /** A server does not see it while foreign keys are not checked. */
    @Test
    void aForeignKeyToATableThatTheModelLacksNamesTheFile() throws IOException {
        model("bad.sql", "CREATE TABLE bad (id INT PRIMARY KEY, gone_id INT, FOREIGN KEY (gone_id) REFERENCES gone (id));");

        Run refused = autogenerate("x");

        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("bad.sql (table bad): a foreign key refers to the table gone, which the model does "
                + "not declare. Nothing was changed."), refused.err());
        assertEquals(2, files().size());
    }

    @Test
    void viewsAndProgramsAreWrittenAsTheirAuthorWroteThem() throws IOException {
        model("names.sql", "CREATE VIEW names AS\n    SELECT full_name   -- as it is\n    FROM users;\n");
        model("p.sql", "DELIMITER //\nCREATE PROCEDURE p()\nBEGIN\n    SELECT 1;\nEND//\n");

        assertEquals(0, autogenerate("views").exit());

        String script = script("V002__views.sql");
        assertTrue(script.contains("CREATE VIEW names AS\n    SELECT full_name   -- as it is\n    FROM users;\n"), script);
        assertTrue(script.contains("DELIMITER $$\n\nCREATE PROCEDURE p()\nBEGIN\n    SELECT 1;\nEND$$\n\nDELIMITER ;\n"),
                script);
        assertEquals(0, run("upgrade").exit());
        assertEquals(0, run("downgrade", "-1").exit());
    }

    @Test
    void aColumnThatMustHaveAValueIsWrittenInStages() throws IOException, SQLException {
        assertEquals(0, run("upgrade").exit());
        database.execute("INSERT INTO users (full_name) VALUES ('Ada')");
        model("users.sql", USERS.replace("first_name VARCHAR(100) NULL", "first_name VARCHAR(100) NOT NULL"));

        assertEquals(0, autogenerate("first names").exit());

        assertTrue(script("V002__first_names.sql").contains("SET first_name = ''\nWHERE first_name IS NULL;"));
        assertEquals(0, run("upgrade").exit());
        assertEquals(List.of(""), database.strings("SELECT first_name FROM users"));
    }

    @Test
    void rowsOfTheDatabaseShowWhatEmptyTablesDoNot() throws IOException, SQLException {
        assertEquals(0, run("upgrade").exit());
        database.execute("INSERT INTO users (full_name) VALUES ('Ada'), ('Ada')");
        model("users.sql", USERS.replace(");", ", UNIQUE INDEX idx_user_full_name (full_name));"));

        Run refused = autogenerate("unique names", "--rows", "100");

        assertEquals(3, refused.exit());
        assertTrue(refused.err()
                .contains("On rows of the live schema (users: 2) this fails: ALTER TABLE users ADD UNIQUE INDEX "
                        + "idx_user_full_name (full_name): Duplicate entry '…' for key 'users.idx_user_full_name' (error 1062). "
                        + "Nothing was written."),
                refused.err());
        assertEquals(2, files().size());
        assertEquals(0, autogenerate("unique names").exit());
    }

    /** A trigger that writes other rows would make of them what they are not in the live schema. */
    @Test
    void rowsAreCopiedPastTriggersWhichAreThereForTheScript() throws IOException, SQLException {
        Files.writeString(scripts.resolve("V001__users.sql"), USERS
                + "CREATE TRIGGER shout BEFORE UPDATE ON users FOR EACH ROW "
                + "SET NEW.full_name = 'Ada';\nCREATE TRIGGER named BEFORE INSERT ON users FOR EACH ROW SET NEW.full_name = 'Ada';\n");
        assertEquals(0, run("upgrade").exit());
        database.execute("DROP TRIGGER named", "DROP TRIGGER shout", "INSERT INTO users (full_name) VALUES ('Ada'), ('Bob')");
        model("shout.sql", "CREATE TRIGGER shout BEFORE UPDATE ON users FOR EACH ROW SET NEW.full_name = 'Ada';");
        model("named.sql", "CREATE TRIGGER named BEFORE INSERT ON users FOR EACH ROW SET NEW.full_name = 'Ada';");
        model("users.sql", USERS.replace(");", ", UNIQUE INDEX idx_user_full_name (full_name));"));

        Run made = autogenerate("unique names", "--rows", "100");

        assertEquals(0, made.exit(), made.err());
    }

    @Test
    void twoDatabasesAreComparedWithNoneConfigured() throws SQLException {
        assumeTrue(System.getenv("QUARKUS_DATASOURCE_JDBC_URL") == null, "A database is configured.");
        try (TestDatabase other = TestDatabase.create()) {
            other.execute("CREATE TABLE extra (id INT PRIMARY KEY)");

            Run words = Run.of("diff", Run.url(database), Run.url(other));
            Run statements = Run.of("diff", "--sql", Run.url(database), Run.url(other));

            assertEquals(new Run(1, "Detected added table 'extra'\n", ""), words);
            assertEquals(0, statements.exit(), statements.err());
            assertTrue(statements.out().contains("CREATE TABLE extra ("), statements.out());
        }
    }

    @Test
    void aMissingRightIsNamedWithItsGrant() throws Exception {
        String account = "limited_" + database.schema().substring(5, 15);
        database.execute("CREATE USER '%s'@'%%' IDENTIFIED BY 'x'".formatted(account),
                "GRANT ALL PRIVILEGES ON `%s`.* TO '%s'@'%%'".formatted(database.schema().replace("_", "\\_"), account));
        try {
            Run refused = Run.of("revision", "--autogenerate", "-m", "x", "--model", "filesystem:" + model, "--locations",
                    "filesystem:" + scripts, "--url", "mysql://%s:x@%s/%s".formatted(account,
                            database.database().address().server(), database.schema()));

            assertEquals(3, refused.exit());
            assertTrue(refused.err().contains("GRANT ALL PRIVILEGES ON `traveease\\_schema\\_scratch\\_"), refused.err());
        } finally {
            database.execute("DROP USER '%s'@'%%'".formatted(account));
        }
    }
}
