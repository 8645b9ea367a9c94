package com.traveease.schema.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.revision.HistoryRules;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.scratch.ScratchRefusedException;
import com.traveease.schema.scratch.ScratchSchema;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.statement.Statement;
import com.traveease.testing.TestDatabase;

class TakeoverTest {

    private static final String FIRST = """
            CREATE TABLE parents (id BIGINT PRIMARY KEY, code VARCHAR(8) COLLATE utf8mb4_bin NOT NULL, amount DECIMAL(5,4) DEFAULT 0,
                INDEX idx_code (code));
            """;

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void theHistoryTableIsNoDifferenceWhateverItsName() throws SQLException {
        database.execute("CREATE TABLE a (id INT PRIMARY KEY)", "CREATE TABLE schema_versions (id INT PRIMARY KEY)");
        Revisions revisions = Examination.revisions("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);")
                .with(new HistoryRules("Schema_Versions", false, Set.of()));
        TakeoverFindings findings = Takeover.examine(database::connect, database.schema(), revisions,
                Optional.of(revisions.all().get(0)));
        assertEquals(List.of(), Examination.texts(findings.blocking()));
        assertEquals(List.of(), Examination.texts(findings.harmless()));
    }

    @Test
    void whatOurScriptsMadeHasNoDifferences() throws SQLException {
        Revisions builtIn = ScriptFolder.builtIn();
        for (var revision : builtIn.all()) {
            for (Statement statement : revision.upgrade().statements()) {
                database.execute(statement.sql());
            }
            TakeoverFindings findings = Takeover.examine(database::connect, database.schema(), builtIn, Optional.of(revision));
            assertEquals(new TakeoverFindings(List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of()),
                    findings);
        }
    }

    @Test
    void twoWaysOfSayingTheSameAreNoDifference() throws SQLException {
        database.execute("CREATE TABLE p (id INT(11) PRIMARY KEY, y YEAR(4), b TINYINT(1), z VARCHAR(9) CHARACTER SET utf8mb3, "
                + "d DECIMAL(9,2) DEFAULT '0.00', CHECK (id <> 5))",
                "CREATE TABLE c (id INT, CONSTRAINT c_ibfk_7 FOREIGN KEY (id) REFERENCES p (id) ON DELETE RESTRICT)");
        assertEquals(List.of(), differences(
                """
                        CREATE TABLE p (id INT PRIMARY KEY, y YEAR, b BOOLEAN, z VARCHAR(9) CHARACTER SET utf8, d DECIMAL(9,2) DEFAULT 0,
                            CHECK ((id <> 5)));
                        CREATE TABLE c (id INT, FOREIGN KEY (id) REFERENCES p (id) ON DELETE NO ACTION);
                        """));
    }

    @Test
    void everyPropertyThatDiffersIsOneDifference() throws SQLException {
        database.execute("CREATE TABLE a (z INT, id INT NOT NULL, t TIMESTAMP NULL, PRIMARY KEY (id), UNIQUE KEY u (z), "
                + "KEY n (t, z), CONSTRAINT k CHECK (z > 1)) ENGINE = MyISAM COLLATE utf8mb4_bin", "CREATE VIEW w AS SELECT 2",
                "CREATE TABLE extra (id INT)");
        assertEquals(List.of("a: MyISAM, expected InnoDB", "a: utf8mb4_bin, expected utf8mb4_0900_ai_ci",
                "a: columns in another order, expected the order of the scripts",
                "a.id: not auto_increment, expected auto_increment",
                "a.name is missing", "a.t: nullable, expected not null",
                "a.t: without default, expected default current_timestamp",
                "a.t: without on update, expected on update current_timestamp", "a (index on t, z): t, z, expected t",
                "a (index on z): unique, expected not unique", "a (check k): ( z > 1 ), expected ( z > 0 )",
                "extra is not expected",
                "view w: defined otherwise, expected the definition of the scripts"), differences("""
                        CREATE TABLE a (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, z INT, name VARCHAR(9),
                            t TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, KEY u (z), KEY n (t),
                            CONSTRAINT k CHECK (z > 0));
                        CREATE VIEW w AS SELECT 1;
                        """));
    }

    @Test
    void aMissingTableAndColumnBlockWhenALaterScriptMentionsThem() throws SQLException {
        database.execute("CREATE TABLE a (id INT)");
        String first = "CREATE TABLE a (id INT, used INT, unused INT);\nCREATE TABLE b (id INT);\nCREATE TABLE c (id INT);";
        TakeoverFindings findings = Examination.of(database, 1, "V1__a.sql", first, "V2__b.sql",
                "CREATE VIEW v AS SELECT x.used FROM a x;\n\nALTER TABLE b ADD y INT;");
        assertEquals(List.of("a.used is missing; V2__b.sql, statement 1 (line 1) needs a.used",
                "b is missing; V2__b.sql, statement 2 (line 3) needs table b"), Examination.texts(findings.blocking()));
        assertEquals(List.of("a.unused is missing", "c is missing"), Examination.texts(findings.harmless()));
        corrected(findings);
        assertTrue(Examination.of(database, 1, "V1__a.sql", first, "V2__b.sql",
                "CREATE VIEW v AS SELECT x.used FROM a x;\n\nALTER TABLE b ADD y INT;").nothingBlocks());
    }

    @Test
    void whatOnlyGoingBackNeedsBlocksToo() throws SQLException {
        TakeoverFindings findings = Examination.of(database, 1, "V1__a.sql", "CREATE TABLE a (id INT);", "U1__a.sql",
                "DROP TABLE a;");
        assertEquals(List.of("a is missing; U1__a.sql, statement 1 (line 1) needs table a"),
                Examination.texts(findings.blocking()));
    }

    @Test
    void aKeyThatMySqlWouldRefuseBlocks() throws SQLException {
        database.execute(
                "CREATE TABLE parents (id BIGINT UNSIGNED PRIMARY KEY, code VARCHAR(9), amount DECIMAL(5,4), KEY (code))");
        String later = "CREATE TABLE children (id BIGINT REFERENCES x (y), code VARCHAR(20) COLLATE utf8mb4_bin, "
                + "FOREIGN KEY (id) REFERENCES parents (id), FOREIGN KEY (code) REFERENCES Parents (code));";
        TakeoverFindings findings = Examination.of(database, 1, "V1__a.sql", FIRST, "V2__b.sql", later);
        assertEquals(List.of(
                "parents.code: utf8mb4_0900_ai_ci, expected utf8mb4_bin; V2__b.sql, statement 1 (line 1) references Parents (code) "
                        + "with a varchar(8) utf8mb4_bin",
                "parents.id: bigint unsigned, expected bigint; V2__b.sql, statement 1 (line 1) references parents (id) with a bigint"),
                Examination.texts(findings.blocking()));
        assertTrue(Examination.texts(findings.harmless()).contains("parents.code: varchar(9), expected varchar(8)"),
                findings.harmless().toString());
        assertEquals(Optional.empty(), findings.rehearsalFailure());
    }

    @Test
    void aKeyBetweenTwoTablesThatAreThereFitsWhenBothDifferTheSameWay() throws SQLException {
        database.execute("CREATE TABLE p (id INT PRIMARY KEY)", "CREATE TABLE c (p_id INT)");
        TakeoverFindings findings = Examination.of(database, 1, "V1__a.sql",
                "CREATE TABLE p (id BIGINT PRIMARY KEY); CREATE TABLE c (p_id BIGINT);", "V2__b.sql",
                "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES p (id);");
        assertEquals(List.of(), findings.blocking());
        assertEquals(Optional.empty(), findings.rehearsalFailure());
    }

    @Test
    void aTypeThatALaterScriptPutsRightBeforeItsKeyIsHarmless() throws SQLException {
        database.execute("CREATE TABLE p (id BIGINT PRIMARY KEY)");
        assertTrue(Examination.of(database, 1, "V1__a.sql", "CREATE TABLE p (id INT PRIMARY KEY);", "V2__b.sql",
                "ALTER TABLE p MODIFY id BIGINT; CREATE TABLE c (p_id BIGINT, FOREIGN KEY (p_id) REFERENCES p (id));")
                .nothingBlocks());
    }

    @Test
    void aMissingIndexAndAnotherEngineBlockWhatRefersToThem() throws SQLException {
        assumeFalse(database.strings("SELECT variable_value FROM performance_schema.global_variables "
                + "WHERE variable_name = 'restrict_fk_on_non_standard_key'").contains("ON"), "The index has to be unique");
        database.execute("CREATE TABLE parents (id BIGINT PRIMARY KEY, code VARCHAR(8) COLLATE utf8mb4_bin NOT NULL, "
                + "amount DECIMAL(5,4) DEFAULT 0) ENGINE = MyISAM");
        String[] scripts = { "V1__a.sql", FIRST, "V2__b.sql",
                "CREATE TABLE c (code VARCHAR(8) COLLATE utf8mb4_bin, FOREIGN KEY (code) REFERENCES parents (code));" };
        TakeoverFindings findings = Examination.of(database, 1, scripts);
        assertEquals(List.of(
                "parents: MyISAM, expected InnoDB; V2__b.sql, statement 1 (line 1) adds a foreign key to parents, which "
                        + "needs InnoDB",
                "parents (index on code) is missing; V2__b.sql, statement 1 (line 1) references parents (code), which needs "
                        + "an index that begins with these columns"),
                Examination.texts(findings.blocking()));
        corrected(findings);
        assertTrue(Examination.of(database, 1, scripts).nothingBlocks());
    }

    @Test
    void whatIsThereUnderANameThatIsGivenAwayLaterBlocks() throws SQLException {
        database.execute("CREATE TABLE a (id INT, CONSTRAINT ck_late CHECK (id > 0), x INT, INDEX idx_late (x))",
                "CREATE VIEW late AS SELECT 1", "CREATE PROCEDURE p() SELECT 1",
                "CREATE FUNCTION q() RETURNS INT NO SQL RETURN 1");
        TakeoverFindings findings = Examination.of(database, 1, "V1__a.sql", "CREATE TABLE a (id INT);", "V2__b.sql",
                "CREATE TABLE late (id INT, CONSTRAINT ck_late CHECK (id > 0));\nALTER TABLE a ADD x INT;\n"
                        + "CREATE INDEX idx_late ON a (x);\nCREATE PROCEDURE p() SELECT 2;");
        assertEquals(List.of("a.x is not expected; V2__b.sql, statement 2 (line 2) makes a column of that name",
                "a (index on x) is not expected; V2__b.sql, statement 3 (line 3) makes an index of that name",
                "a (check ck_late) is not expected; V2__b.sql, statement 1 (line 1) makes a check of that name",
                "view late is not expected; V2__b.sql, statement 1 (line 1) makes a table or view of that name",
                "procedure p is not expected; V2__b.sql, statement 4 (line 4) makes a procedure of that name"),
                Examination.texts(findings.blocking()));
        assertEquals(List.of("function q is not expected"), Examination.texts(findings.harmless()));
        assertTrue(findings.correction().stream().allMatch(line -> line.startsWith("-- ")), findings.correction().toString());
    }

    @Test
    void anotherNameBlocksWhenALaterScriptDropsByName() throws SQLException {
        database.execute("CREATE TABLE p (id INT PRIMARY KEY, x INT, y INT, KEY ix_x (x), KEY ix_y (y))",
                "CREATE TABLE c (p_id INT, CONSTRAINT c_ibfk_1 FOREIGN KEY (p_id) REFERENCES p (id))",
                "INSERT INTO p VALUES (1, 2, 3)",
                "INSERT INTO c VALUES (1)");
        String[] scripts = { "V1__a.sql", "CREATE TABLE p (id INT PRIMARY KEY, x INT, y INT, KEY idx_x (x), KEY idx_y (y));"
                + "CREATE TABLE c (p_id INT, CONSTRAINT fk_c FOREIGN KEY (p_id) REFERENCES p (id));", "V2__b.sql",
                "ALTER TABLE p RENAME INDEX idx_x TO idx_z; ALTER TABLE c DROP FOREIGN KEY fk_c;" };
        TakeoverFindings findings = Examination.of(database, 1, scripts);
        assertEquals(List.of(
                "c (foreign key on p_id) is called c_ibfk_1, not fk_c; V2__b.sql, statement 2 (line 1) names foreign key fk_c",
                "p (index on x) is called ix_x, not idx_x; V2__b.sql, statement 1 (line 1) names index idx_x"),
                Examination.texts(findings.blocking()));
        assertEquals(List.of("p (index on y) is called ix_y, not idx_y"), Examination.texts(findings.harmless()));
        corrected(findings);
        assertTrue(Examination.of(database, 1, scripts).nothingBlocks());
    }

    @Test
    void whatTheRulesDoNotSeeTheRehearsalDoes() throws SQLException {
        database.execute("CREATE TABLE a (id INT NOT NULL) PARTITION BY HASH (id) PARTITIONS 2");
        TakeoverFindings findings = Examination.of(database, 1, "V1__a.sql", "CREATE TABLE a (id INT NOT NULL);", "V2__b.sql",
                "\nALTER TABLE a ADD UNIQUE INDEX idx_a (id);\n\n-- a comment\nCREATE TABLE b (id INT, INDEX (id)); "
                        + "ALTER TABLE a ADD FOREIGN KEY (id) REFERENCES b (id);");
        assertEquals(
                new TrialFailure("V2__b.sql", 3, 5, "Foreign keys are not yet supported in conjunction with partitioning"),
                findings.rehearsalFailure().orElseThrow());
        assertEquals(List.of(), findings.blocking());
    }

    @Test
    void laterScriptsMeetTheViewsTriggersAndRoutinesThatAreThere() throws SQLException {
        String[] statements = { "CREATE TABLE a (id INT)", "CREATE VIEW z AS SELECT id FROM a",
                "CREATE VIEW b AS SELECT id FROM z",
                "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.id = 1", "CREATE PROCEDURE p() SELECT 1",
                "CREATE EVENT e ON SCHEDULE EVERY 1 HOUR DO CALL p()" };
        database.execute(statements);
        Map<String, String> before = database.definitions();
        TakeoverFindings findings = Examination.of(database, 1, "V1__a.sql", String.join(";\n", statements) + ";", "V2__b.sql",
                "DROP VIEW b; DROP VIEW z; DROP TRIGGER t; DROP PROCEDURE p; DROP EVENT e; DROP TABLE a;");
        assertEquals(new TakeoverFindings(List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of()),
                findings);
        assertEquals(before, database.definitions());
    }

    @Test
    void aLaterScriptThatCannotBeTriedIsNamed() throws SQLException {
        TakeoverFindings findings = Examination.of(database, 0, "V1__a.sql",
                "CREATE TABLE a (id INT);\nSET GLOBAL max_connections = 5;");
        assertEquals(
                Optional.of("V1__a.sql, statement 2 (line 2) could not be tried in a scratch schema: SET GLOBAL reaches beyond "
                        + "the schema. It is not known whether it and the statements after it would succeed."),
                findings.untried());
        assertTrue(findings.nothingBlocks());
    }

    @Test
    void anAdoptedScriptThatCannotBeTriedIsRefused() {
        assertEquals(
                "The expected schema cannot be determined: V1__a.sql, statement 1 (line 1) cannot be tried in a "
                        + "scratch schema: GRANT reaches beyond the schema. Nothing was changed.",
                assertThrows(ScratchRefusedException.class,
                        () -> Examination.of(database, 1, "V1__a.sql", "GRANT SELECT ON a TO b;")).getMessage());
    }

    @Test
    void atBaseOnlyWhatIsInTheWayBlocks() throws SQLException {
        database.execute("CREATE TABLE users (id INT)", "CREATE TABLE other (id INT)", "CREATE TABLE alembic_version (v INT)");
        TakeoverFindings findings = Takeover.examine(database::connect, database.schema(), ScriptFolder.builtIn(),
                Optional.empty());
        assertEquals(List.of("users"), findings.blocking().stream().map(Difference::object).toList());
        assertEquals(List.of("other is not expected"), Examination.texts(findings.harmless()));
        assertEquals(Optional.empty(), findings.rehearsalFailure());
    }

    @Test
    void anOrdinaryAccountExaminesASchemaOfAnyName() throws SQLException {
        String schema = database.schema() + " we`ird.%na_me-\u00fc'\"";
        String account = "a_" + database.schema().substring(5, 15);
        String quoted = Identifiers.quoted(schema);
        String scratch = ScratchSchema.nameFor(schema).replace("_", "\\_");
        database.execute("CREATE DATABASE " + quoted, "CREATE TABLE %s.p (id INT PRIMARY KEY)".formatted(quoted),
                "CREATE TABLE %s.c (id INT, FOREIGN KEY (id) REFERENCES p (id))".formatted(quoted),
                "CREATE VIEW %1$s.v AS SELECT id FROM %1$s.p".formatted(quoted),
                "CREATE USER '%s'@'%%' IDENTIFIED BY 'pw'".formatted(account),
                "GRANT ALL ON %s.* TO '%s'@'%%'".formatted(quoted.replace("_", "\\_").replace("%", "\\%"), account),
                "GRANT ALL ON `%s`.* TO '%s'@'%%'".formatted(scratch, account));
        try {
            String server = database.jdbcUrl().substring(0, database.jdbcUrl().lastIndexOf('/') + 1);
            TakeoverFindings findings = Takeover.examine(() -> DriverManager.getConnection(server, account, "pw"), schema,
                    Examination.revisions("V1__a.sql", "CREATE TABLE p (id INT PRIMARY KEY); "
                            + "CREATE TABLE c (id INT, FOREIGN KEY (id) REFERENCES p (id)); CREATE VIEW v AS SELECT id FROM p;",
                            "V2__b.sql", "CREATE TABLE d (id BIGINT, FOREIGN KEY (id) REFERENCES p (id)); DROP VIEW v;"),
                    Optional.empty());
            assertEquals(List.of("c", "p", "view v"), findings.blocking().stream().map(Difference::object).toList());
        } finally {
            database.execute("DROP DATABASE " + quoted, "DROP USER '%s'@'%%'".formatted(account));
        }
    }

    private List<String> differences(String script) throws SQLException {
        TakeoverFindings findings = Examination.of(database, 1, "V1__a.sql", script);
        assertEquals(List.of(), findings.blocking());
        return Examination.texts(findings.harmless());
    }

    private void corrected(TakeoverFindings findings) throws SQLException {
        database.execute(findings.correction().stream().filter(line -> !line.startsWith("--")).toArray(String[]::new));
    }
}
