package com.traveease.schema.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.sql.InvalidScriptException;

class ModelTest {

    private static final String PROCEDURE = "CREATE PROCEDURE p()\nBEGIN\n    SELECT '$$';\nEND";

    @TempDir
    Path folder;

    @Test
    void theFilesOfAFolderAndItsSubfoldersAreTheModel() throws IOException {
        write("tables.sql", """
                -- Two in one file.
                CREATE TABLE b (id INT PRIMARY KEY);
                /* A comment
                   of two lines. */
                # And one of the client's.
                CREATE TABLE a (id INT PRIMARY KEY, text VARCHAR(9) DEFAULT ';');
                """);
        write("programs/p.SQL", "DELIMITER //\n-- Says something.\n" + PROCEDURE + "//\nDELIMITER ;\n");
        write("README.md", "DROP TABLE b;");
        write("empty.sql", "-- Nothing yet.\n");
        assertEquals(List.of(new Declaration("file programs/p.SQL", PROCEDURE),
                new Declaration("file tables.sql", "CREATE TABLE b (id INT PRIMARY KEY)"),
                new Declaration("file tables.sql", "CREATE TABLE a (id INT PRIMARY KEY, text VARCHAR(9) DEFAULT ';')")),
                Model.inFolder(folder).declarations());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "TABLE | t | CREATE TABLE IF NOT EXISTS `t` (a INT)",
            "TABLE | t | CREATE TABLE t LIKE u",
            "INDEX | t.i | CREATE UNIQUE INDEX i USING BTREE ON t (a, (b + 1) DESC)",
            "INDEX | t.i | CREATE FULLTEXT INDEX i ON t (a) WITH PARSER ngram",
            "VIEW | v | CREATE OR REPLACE ALGORITHM = MERGE DEFINER = a@localhost SQL SECURITY INVOKER VIEW v AS SELECT 1",
            "PROCEDURE | p | CREATE PROCEDURE p() SELECT 1",
            "FUNCTION | f | CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1",
            "TRIGGER | r | CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1",
            "EVENT | e | CREATE EVENT e ON SCHEDULE AT '2030-01-01' DO SELECT 1" })
    void everyKindOfObjectCanBeDeclared(ObjectKind kind, String name, String sql) throws IOException {
        write("x.sql", sql);
        Declaration declaration = Model.inFolder(folder).declarations().get(0);
        assertEquals(kind, declaration.kind());
        assertEquals(name, declaration.name());
        assertEquals(sql, declaration.sql());
    }

    @ParameterizedTest
    @ValueSource(strings = { "ALTER TABLE t ADD COLUMN b INT", "INSERT INTO t VALUES (1)", "DROP TABLE t", "SET @a = 1",
            "CREATE TEMPORARY TABLE t (a INT)", "CREATE DATABASE d", "CREATE USER u",
            "CREATE FUNCTION f RETURNS INTEGER SONAME 'f.so'", "GRANT SELECT ON *.* TO u" })
    void everythingElseIsRefusedWithItsPlace(String sql) throws IOException {
        write("x/y.sql", "CREATE TABLE t (a INT);\n\n-- A comment.\n" + sql + ";\n");
        String message = assertThrows(InvalidScriptException.class, () -> Model.inFolder(folder)).getMessage();
        assertTrue(message.startsWith(folder.resolve("x/y.sql") + ", line 4: " + sql.split(" ")[0]), message);
        assertTrue(message.contains("A model consists of CREATE statements"), message);
    }

    /** The model is made in a scratch schema: a statement that names another schema would change that one. */
    @ParameterizedTest
    @ValueSource(strings = { "CREATE TABLE other.t (a INT)", "CREATE VIEW other.v AS SELECT 1",
            "CREATE INDEX i ON other.t (a)", "CREATE EVENT `other`.e ON SCHEDULE EVERY 1 DAY DO SELECT 1" })
    void anotherSchemaIsRefused(String sql) throws IOException {
        write("x.sql", sql);
        String message = assertThrows(InvalidScriptException.class, () -> Model.inFolder(folder)).getMessage();
        assertTrue(message.contains("x.sql, line 1: " + sql.substring(0, sql.indexOf(' '))), message);
        assertTrue(message.contains("names the schema other"), message);
    }

    @Test
    void rowsAreRefused() throws IOException {
        write("x.sql", "CREATE TABLE t AS SELECT 1 AS a");
        String message = assertThrows(InvalidScriptException.class, () -> Model.inFolder(folder)).getMessage();
        assertTrue(message.contains("declares tables, not rows"), message);
    }

    @Test
    void anObjectIsDeclaredOnce() throws IOException {
        write("a.sql", "CREATE TABLE t (a INT)");
        write("b.sql", "CREATE PROCEDURE t() SELECT 1");
        assertEquals(2, Model.inFolder(folder).declarations().size());
        write("c.sql", "CREATE VIEW t AS SELECT 1");
        String message = assertThrows(InvalidScriptException.class, () -> Model.inFolder(folder)).getMessage();
        assertTrue(message.contains("the view t twice: in file a.sql and in file c.sql"), message);
    }

    @Test
    void aFolderWithoutDeclarationsIsNoModel() throws IOException {
        assertTrue(assertThrows(InvalidScriptException.class, () -> Model.inFolder(folder.resolve("nowhere"))).getMessage()
                .contains("nowhere is not a folder"));
        write("x.sql", "-- nothing");
        assertTrue(assertThrows(InvalidScriptException.class, () -> Model.inFolder(folder)).getMessage()
                .contains("so it is not a model"));
    }

    @Test
    void aFileThatIsNotUtf8IsNamed() throws IOException {
        Files.write(folder.resolve("x.sql"), "CREATE TABLE t (a VARCHAR(9) DEFAULT 'é')".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(assertThrows(InvalidScriptException.class, () -> Model.inFolder(folder)).getMessage()
                .contains("x.sql is not UTF-8"));
    }

    @Test
    void aStatementThatIsNotCompleteIsNamed() throws IOException {
        write("x.sql", "CREATE TABLE t (a INT");
        String message = assertThrows(InvalidScriptException.class, () -> Model.inFolder(folder)).getMessage();
        assertTrue(message.contains("x.sql") && message.contains("line 1"), message);
    }

    @Test
    void whatIsWrittenAsAScriptIsReadBack() {
        List<Declaration> declarations = List.of(
                new Declaration("entity a.b.C", "create table t (\n    a varchar(9) default '-- file x'\n)"),
                new Declaration("file procedures/p.sql", PROCEDURE),
                new Declaration("file views/v.sql", "CREATE VIEW v AS\n-- file no.sql\nSELECT 1 AS a"));
        String script = Model.of(declarations).script();
        assertEquals("""
                -- entity a.b.C
                create table t (
                    a varchar(9) default '-- file x'
                );

                DELIMITER //

                -- file procedures/p.sql
                CREATE PROCEDURE p()
                BEGIN
                    SELECT '$$';
                END//

                DELIMITER ;

                -- file views/v.sql
                CREATE VIEW v AS
                -- file no.sql
                SELECT 1 AS a;

                """, script);
        assertEquals(declarations, Model.parse(script).declarations());
    }

    @Test
    void aScriptThatDoesNotNameItsSourcesIsRefused() {
        String message = assertThrows(InvalidScriptException.class,
                () -> Model.parse("-- entity a.B\nCREATE TABLE a (b INT);\n-- other\nCREATE TABLE b (b INT);\n")).getMessage();
        assertTrue(message.contains("db/model.sql, line 4"), message);
    }

    @Test
    void theProgramHasAModelOfItsOwn() {
        List<Declaration> declarations = Model.builtIn().declarations();
        Declaration users = declarations.stream().filter(one -> one.name().equals("users")).findFirst().orElseThrow();
        assertEquals("entity com.traveease.model.account.User", users.source());
        assertEquals(ObjectKind.TABLE, users.kind());
        assertFalse(declarations.stream().noneMatch(one -> one.source().equals("file views/booking_ledger.sql")
                && one.kind() == ObjectKind.VIEW));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
