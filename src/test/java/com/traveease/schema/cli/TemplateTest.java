package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code revision --template}: what it writes, and what it refuses. */
class TemplateTest {

    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectory(home.resolve("migration"));
    }

    private Run template(String recipe, String... sets) {
        List<String> command = new ArrayList<>(
                List.of("revision", "--template", recipe, "-m", "x", "--locations", "filesystem:" + folder));
        for (String set : sets) {
            command.addAll(List.of("--set", set));
        }
        return Run.of(command.toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).map(file -> home.relativize(file).toString()).sorted().toList();
        }
    }

    @Test
    void writesARevisionForEachStepAndItsAssertions() throws IOException {
        Files.writeString(folder.resolve("V007__base.sql"), "DO 1;");
        Run made = template("rename-column", "table=users", "column=mail", "new_name=email", "type=VARCHAR(100)");
        assertEquals(0, made.exit(), made.err());
        assertEquals(List.of("migration/U008__x_expand.sql", "migration/U009__x_migrate.sql", "migration/U010__x_contract.sql",
                "migration/V007__base.sql", "migration/V008__x_expand.sql", "migration/V009__x_migrate.sql",
                "migration/V010__x_contract.sql", "verify/009-009_x_migrate.sql"), files());
        assertEquals(files().stream().filter(file -> !file.contains("007")).map(file -> home.resolve(file).toString()).sorted()
                .toList(),
                made.out().lines().map(line -> line.replaceAll("Generating (.*) \\.\\.\\.  done", "$1")).sorted().toList());
        assertEquals(
                "INFO  [traveease.schema] Apply them one by one; the comment at the head of each says what the application "
                        + "does meanwhile: upgrade 008, upgrade 009, upgrade 010\n",
                made.err());
        assertEquals("""
                -- x: migrate
                --
                -- Applied after 008_x_expand.

                -- Application: as before. After this, a new version may use email only; both versions may run.

                -- @batch
                UPDATE users SET email = mail WHERE email IS NULL AND mail IS NOT NULL;
                """, Files.readString(folder.resolve("V009__x_migrate.sql")));
    }

    @Test
    void namesAreQuotedWhereTheyHaveToBe() throws IOException {
        assertEquals(0, template("backfill", "table=order", "column=größe", "type=INT", "from=group , concat,left",
                "value=CONCAT(`group`, t.concat, left, LEFT(left, 2))").exit());
        String script = Files.readString(folder.resolve("V001__x_expand.sql"));
        assertTrue(script.contains("ALTER TABLE `order` ADD COLUMN `größe` INT NULL;"), script);
        assertTrue(script.contains("CREATE TRIGGER order_größe_insert BEFORE INSERT ON `order` FOR EACH ROW\n"
                + "SET NEW.`größe` = COALESCE(NEW.`größe`, CONCAT(NEW.`group`, t.concat, NEW.left, LEFT(NEW.left, 2)));"),
                script);
    }

    @Test
    void eachNameOfAListIsPutIntoAText() throws IOException {
        assertEquals(0, template("merge-tables", "table=a", "second=b", "second_key=key", "columns=group, größe",
                "added=`group` INT, größe INT", "definition=(`key` INT PRIMARY KEY, `group` INT, größe INT)").exit());
        String script = Files.readString(folder.resolve("V001__x_expand.sql"));
        assertTrue(script.contains("column_name NOT IN ('key', 'group', 'größe')"), script);
        assertTrue(script.contains("UPDATE a SET `group` = NEW.`group`, `größe` = NEW.`größe` WHERE id = NEW.`key`;"), script);
        assertTrue(script.contains("NOT (`group` IS NULL AND `größe` IS NULL)"), script);
        assertTrue(Files.readString(folder.resolve("U001__x_expand.sql"))
                .contains("ALTER TABLE a DROP COLUMN `group`, DROP COLUMN `größe`;"));
    }

    @Test
    void timestampsFollowEachOther() throws IOException {
        Run made = Run.of("revision", "--template", "foreign-key", "-m", "x", "--version-format", "timestamp", "--locations",
                "filesystem:" + folder, "--set", "table=a", "--set", "column=b", "--set", "parent=c", "--output", "json");
        assertEquals(0, made.exit(), made.err());
        assertEquals(List.of(), OutputSchema.findings(made.out()));
        List<Long> versions = files().stream().filter(file -> file.contains("/V"))
                .map(file -> Long.valueOf(file.substring("migration/V".length(), file.indexOf("__")))).toList();
        assertEquals(List.of(versions.get(0), versions.get(0) + 1), versions);
        assertTrue(files().contains("verify/%d_x_resolve.sql".formatted(versions.get(1))), files()::toString);
    }

    @Test
    void anUnknownNameListsThoseThatThereAre() throws IOException {
        Run refused = template("nothing");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().startsWith("FAILED: There is no recipe 'nothing'. Nothing was written. The recipes are:\n"
                + "  backfill          adds a column and fills it for every row; it needs table, column, type, value, from\n"),
                refused.err());
        assertTrue(
                refused.err().contains("\n  rename-column     gives a column another name while applications use both names; "
                        + "it needs table, column, new_name, type, [null]\n"),
                refused.err());
        assertEquals(List.of(), files());
    }

    @Test
    void withoutSettingsTheyAreListed() throws IOException {
        assertEquals(new Run(2, "", """
                FAILED: The recipe foreign-key has these settings. Nothing was written.
                  --set table=… (the table)
                  --set column=… (the column that refers)
                  --set parent=… (the table that it refers to)
                  --set parent_key=… (the key there; default: id)
                  --set key=… (the column of the primary key of the table; default: id)
                """), template("foreign-key"));
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "table=a | The recipe foreign-key needs --set column=… (the column that refers), --set parent=… (the table that it refers to).",
            "table=a,column=b,parent=c,colour=d | The recipe foreign-key has no setting 'colour'; it has table, column, parent, "
                    + "[parent_key], [key].",
            "table=a,table=b | --set table is given twice.", "table | --set takes NAME=VALUE, not 'table'.",
            "table=a b | --set table: 'a b' is not a name of letters, digits, _ and $.",
            "table= | --set table: '' is not a name of letters, digits, _ and $." })
    void whatIsMissingOrUnknownIsSaid(String sets, String message) throws IOException {
        assertEquals(new Run(2, "", "FAILED: " + message + " Nothing was written.\n"),
                template("foreign-key", sets.split(",")));
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "INT; DROP TABLE users", "INT) -- ", "(INT", "INT)", "'a",
            "INT # x",
            "INT /* x", "a) OR (b" })
    void whatWouldEndAStatementIsRefused(String type) throws IOException {
        Run refused = template("rename-column", "table=users", "column=mail", "new_name=email", "type=" + type);
        assertEquals(new Run(2, "",
                ("FAILED: --set type: '%s' is not part of a statement: parentheses and quotes have to be closed, and "
                        + "comments and ; are not allowed. Nothing was written.\n").formatted(type.strip())),
                refused);
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "c + 1 | b,d | --set value: 'c + 1' uses c, which the triggers would not find; add it to --set from, or correct the name.",
            "b + `day` | b | --set value: 'b + `day`' uses day, which the triggers would not find; add it to --set from, or correct the name.",
            "b + 1 | b,d | --set from: d is not used in --set value.",
            "IF(b > 1, NOW(), b) | b | --set value: NOW would give each batch a different time; write the time as a literal." })
    void anExpressionHasToFitItsColumns(String value, String from, String message) throws IOException {
        assertEquals(new Run(2, "", "FAILED: " + message + " Nothing was written.\n"),
                template("backfill", "table=a", "column=x", "type=INT", "value=" + value, "from=" + from));
        assertEquals(List.of(), files());
    }

    @Test
    void otherExpressionsOfTriggersHaveToFitTheirColumnsToo() throws IOException {
        assertEquals(
                "FAILED: --set where: 'seen_at < 5' uses seen_at, which the triggers would not find; add it to --set from, or correct "
                        + "the name. Nothing was written.\n",
                template("archive", "table=a", "archive=b", "where=seen_at < 5", "from=id").err());
        assertEquals(
                "FAILED: --set whole: 'CONCAT(f, s, other)' uses other, which the triggers would not find; correct the name. "
                        + "Nothing was written.\n",
                template("split-column", "table=a", "column=b", "type=INT", "first=f", "first_type=INT", "first_value=b",
                        "second=s", "second_type=INT", "second_value=b", "whole=CONCAT(f, s, other)").err());
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @ValueSource(strings = { "CAST(b AS CHAR CHARACTER SET utf8mb4)", "b + INTERVAL 1 DAY", "b COLLATE utf8mb4_bin",
            "CONVERT(b USING latin1)", "b = _utf8mb4'x'", "TIMESTAMPDIFF(SQL_TSI_DAY, DATE '2025-01-01', a.b)", "N'x'",
            "JSON_VALUE(b, '$.a' RETURNING SIGNED NULL ON EMPTY DEFAULT 1 ON ERROR)",
            "CASE WHEN B IS UNKNOWN THEN 1 ELSE 0x1F END",
            "EXTRACT(YEAR_MONTH FROM b)", "b SOUNDS LIKE 'x'", "GET_FORMAT(DATE, 'USA')", "(SELECT MAX(n) FROM other o) + b",
            "b IN (TRUE, FALSE, NULL)", "b REGEXP 'x' ESCAPE '|'", "CAST(b AS DATETIME(6))", "CHAR (77 USING utf8mb4)",
            "CAST(b AT TIME ZONE '+00:00' AS DATETIME)", "b -> '$.now'", "TRIM(LEADING 'x' FROM b)", "UUID()" })
    void wordsThatAreNoColumnsAreNotTakenForOnes(String value) {
        Run made = template("backfill", "table=a", "column=x", "type=INT", "value=" + value, "from=b");
        assertEquals(0, made.exit(), made.err());
    }

    @Test
    void theTableThatProvesADefinitionHasNoNamesOfTheFirst() throws IOException {
        assertEquals(0, template("merge-tables", "table=a", "second=b", "second_key=k", "columns=c", "added=c INT",
                "definition=(k INT, CONSTRAINT `f,k` FOREIGN KEY (k) REFERENCES a (id) ON DELETE CASCADE, c INT "
                        + "CONSTRAINT d CHECK (c > 0), PRIMARY KEY (k), FOREIGN KEY (k) REFERENCES e (id)) ENGINE = InnoDB")
                .exit());
        String script = Files.readString(folder.resolve("V001__x_expand.sql"));
        assertTrue(script.contains("CREATE TABLE b_check (k INT, c INT CHECK (c > 0), PRIMARY KEY (k)) ENGINE = InnoDB;"),
                script);
    }

    @Test
    void aNameThatWouldBecomeTooLongIsRefused() throws IOException {
        String table = "t".repeat(60);
        Run refused = template("foreign-key", "table=" + table, "column=b", "parent=c");
        assertEquals(
                new Run(2, "", "FAILED: The recipe foreign-key would make the name idx_%s_b of 66 characters; MySQL allows 64. "
                        .formatted(table) + "Nothing was written.\n"),
                refused);
        assertEquals(List.of(), files());
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        assertTrue(Run.of("revision", "-m", "x", "--set", "a=b").err().startsWith("FAILED: --set is for --template\n"));
        assertTrue(Run.of("revision", "-m", "x", "--template", "backfill", "--autogenerate").err()
                .startsWith("FAILED: --template takes no --autogenerate and no --rename\n"));
        assertTrue(Run.of("revision", "--template", "backfill", "--rename", "1").err()
                .startsWith("FAILED: --template takes no --autogenerate and no --rename\n"));
    }

    @Test
    void whenOneFileCannotBeMadeNoneIs() throws IOException {
        Files.createDirectories(home.resolve("verify/002-002_x_migrate.sql"));
        Run refused = template("rename-column", "table=users", "column=mail", "new_name=email", "type=VARCHAR(100)");
        assertEquals(3, refused.exit());
        assertEquals("FAILED: %s could not be written: it already exists. Nothing was created.\n"
                .formatted(home.resolve("verify/002-002_x_migrate.sql")), refused.err());
        assertEquals(List.of(), files());
    }

    /** Killed between the second and the third revision. */
    @Test
    void whatAKilledRunLeftIsRemovedByTheNext() throws IOException {
        assertEquals(0, template("rename-column", "table=users", "column=mail", "new_name=email", "type=VARCHAR(100)").exit());
        Files.move(folder.resolve("V003__x_contract.sql"), folder.resolve(".unfinished-V003__x_contract.sql"));
        Files.move(folder.resolve("../verify/002-002_x_migrate.sql"), folder.resolve(".unfinished-002-002_x_migrate.sql"));
        assertEquals(0, Run.of("revision", "-m", "y", "--locations", "filesystem:" + folder).exit());
        assertEquals(List.of("migration/U001__x_expand.sql", "migration/U002__x_migrate.sql", "migration/U003__y.sql",
                "migration/V001__x_expand.sql", "migration/V002__x_migrate.sql", "migration/V003__y.sql"), files());
    }
}
