package com.traveease.schema.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.schema.scratch.ScratchSchema;
import com.traveease.testing.AlembicProject;
import com.traveease.testing.TestDatabase;

/** Databases as Alembic really makes them. */
class AlembicTakeoverTest {

    private TestDatabase database;
    @TempDir
    Path directory;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        assertEquals(List.of(), scratches());
        database.close();
    }

    @Test
    void integerKeysBlockAndTheirCorrectionKeepsEveryRow() throws Exception {
        alembic("Integer()");
        database.execute("INSERT INTO vendors (id, name) VALUES (7, 'Lufthansa')",
                "INSERT INTO users (id, email) VALUES (1, 'a@b.c'), (2, 'd@e.f')",
                "INSERT INTO payment_methods (id, user_id) VALUES (1, 2), (2, 1)", "INSERT INTO sessions VALUES (1, 1)");
        TakeoverFindings findings = Examination.atFirst(database);
        assertEquals(List.of(
                "payment_methods.id: int, expected bigint; V002__flight_booking_schema.sql, statement 2 (line 59) references payment_methods (id) with a bigint",
                "users.id: int, expected bigint; V002__flight_booking_schema.sql, statement 2 (line 59) references users (id) with a bigint",
                "vendors.id: int, expected bigint; V002__flight_booking_schema.sql, statement 1 (line 15) references vendors (id) with a bigint"),
                Examination.texts(findings.blocking()));
        assertEquals(Optional.empty(), findings.rehearsalFailure(), "explained by the key");
        assertFalse(findings.nothingBlocks());

        database.execute(findings.correction().toArray(String[]::new));

        TakeoverFindings after = Examination.atFirst(database);
        assertTrue(after.nothingBlocks(), after.toString());
        assertEquals(List.of(), after.correction());
        assertEquals(List.of("2-1", "1-2"),
                database.strings("SELECT CONCAT(user_id, '-', id) FROM payment_methods ORDER BY id"));
        assertEquals(List.of("1"), database.strings("SELECT user_id FROM sessions"));
        assertEquals(List.of("7 Lufthansa"), database.strings("SELECT CONCAT(id, ' ', name) FROM vendors"));
        assertEquals(List.of("bigint"), database.strings("SELECT DISTINCT column_type FROM information_schema.columns "
                + "WHERE table_schema = DATABASE() AND column_name = 'user_id'"));
        assertEquals(List.of("payment_methods NO ACTION", "sessions CASCADE"),
                database.strings("SELECT CONCAT(table_name, ' ', delete_rule) FROM information_schema.referential_constraints "
                        + "WHERE constraint_schema = DATABASE() ORDER BY table_name"));
    }

    @Test
    void textKeysBlockAndOnlyAPersonCanCorrectThem() throws Exception {
        alembic("String(36)");
        database.execute("INSERT INTO users (id, email) VALUES ('9b2e', 'a@b.c')");
        TakeoverFindings findings = Examination.atFirst(database);
        assertEquals(List.of("payment_methods.id", "users.id", "vendors.id"),
                findings.blocking().stream().map(Difference::object).toList());
        assertEquals(Optional.empty(), findings.rehearsalFailure());
        assertTrue(findings.correction().stream().allMatch(line -> line.startsWith("-- ")), findings.correction().toString());
        assertTrue(findings.correction().get(1).contains("users.id is varchar(36) and should be bigint"),
                findings.correction().toString());
    }

    @Test
    void bigKeysHaveHarmlessDifferencesOnly() throws Exception {
        alembic("BigInteger()");
        TakeoverFindings findings = Examination.atFirst(database);
        assertTrue(findings.nothingBlocks(), findings.toString());
        assertEquals(Optional.empty(), findings.untried());
        List<String> harmless = Examination.texts(findings.harmless());
        assertTrue(harmless.contains("users.created_at: datetime, expected datetime(6)"), harmless.toString());
        assertTrue(harmless.contains("vendors.active is not expected"), harmless.toString());
        assertTrue(harmless.contains("vendors.kind: enum('AIRLINE','HOTEL'), expected varchar(20)"), harmless.toString());
        assertTrue(harmless.contains("users (index on email) is called ix_users_email, not idx_user_email"),
                harmless.toString());
        assertTrue(
                harmless.contains("payment_methods (foreign key on user_id): on delete restrict, expected on delete cascade"),
                harmless.toString());
        assertTrue(harmless.stream().noneMatch(line -> line.contains("alembic_version")), harmless.toString());
    }

    @Test
    void theWholeCorrectionLeavesOnlyWhatIsNotExpected() throws Exception {
        alembic("Integer()");
        TakeoverFindings findings = Examination.atFirst(database);
        for (String statement : findings.fullCorrection()) {
            database.execute(statement.startsWith("--") ? "DO 0" : statement);
        }
        TakeoverFindings after = Examination.atFirst(database);
        assertTrue(after.nothingBlocks(), after.toString());
        assertTrue(after.harmless().stream().allMatch(difference -> difference.property() == Property.ORDER
                || difference.expected().equals("not expected") || difference.object().equals("vendors.kind")),
                after.toString());
    }

    @Test
    void lookingTwiceSaysTheSameAndChangesNothing() throws Exception {
        alembic("Integer()");
        database.execute("INSERT INTO users (id, email) VALUES (1, 'a@b.c')");
        Map<String, String> before = database.definitions();
        TakeoverFindings first = Examination.atFirst(database);
        assertEquals(first, Examination.atFirst(database));
        assertEquals(before, database.definitions());
        assertEquals(List.of("1 a@b.c"), database.strings("SELECT CONCAT(id, ' ', email) FROM users"));
    }

    private void alembic(String key) throws IOException, InterruptedException {
        AlembicProject.upgrade(database, directory, key);
    }

    private List<String> scratches() throws SQLException {
        return database.strings("SELECT schema_name FROM information_schema.schemata WHERE schema_name = '"
                + ScratchSchema.nameFor(database.schema()) + "'");
    }
}
