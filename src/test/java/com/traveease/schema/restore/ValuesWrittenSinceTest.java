package com.traveease.schema.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.keep.Keeping;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Target;
import com.traveease.testing.Scripts;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** What becomes of a value of a kept column that was written, or computed by a script, before it is put back. */
class ValuesWrittenSinceTest {

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void end() throws SQLException {
        database.close();
    }

    private static Revisions revisions(String second, String undo) {
        return Scripts.of("V1__users.sql", "CREATE TABLE users (id INT PRIMARY KEY, mail VARCHAR(40));\n"
                + "INSERT INTO users VALUES (1, 'a'), (2, 'b'), (3, 'c');").and("U1__users.sql", "DROP TABLE users;")
                .and("V2__more.sql", second).and("U2__more.sql", undo).revisions();
    }

    private Migrator kept(Revisions revisions, String... written) throws SQLException {
        Migrator migrator = new Migrator(database.database(), revisions, Duration.ofMinutes(1));
        migrator.upgrade(new Silent());
        database.execute(written);
        migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent());
        return migrator;
    }

    private static long restored(Migrator migrator, Prefer... prefer) {
        return migrator.keptRows().restore(migrator.state().revisions().all(), List.of(), List.of(prefer).stream().findFirst(),
                new Silent()).stream().mapToLong(Restoring.Restored::rows).sum();
    }

    private List<String> emails() throws SQLException {
        return database.strings("SELECT email FROM users ORDER BY id");
    }

    @Test
    void itIsLeftOrOverwrittenAsIsSaid() throws SQLException {
        Migrator migrator = kept(revisions("ALTER TABLE users ADD COLUMN email VARCHAR(40) NULL;\n"
                + "UPDATE users SET email = mail WHERE id > 1;", "ALTER TABLE users DROP COLUMN email;"),
                "UPDATE users SET email = 'first' WHERE id = 1", "UPDATE users SET email = 'chosen' WHERE id = 3");
        database.execute("UPDATE users SET mail = 'new' WHERE id = 2");
        migrator.upgrade(new Silent());

        MisfitException refused = assertThrows(MisfitException.class, () -> restored(migrator));
        String schema = database.schema();
        assertEquals(List.of("users (email): rows with another value now (restore --prefer current leaves it, restore --prefer "
                + "kept overwrites it): 2"), refused.misfits().stream().map(Misfit::text).toList());
        assertEquals("SELECT k.*, n.email FROM %1$s.users n JOIN %2$s.k1_users k ON n.`id` = k.`id` WHERE (NOT (BINARY n.email "
                .formatted(schema, Keeping.schemaFor(schema))
                + "<=> BINARY k.email OR BINARY n.email <=> BINARY DEFAULT(n.email)));",
                refused.misfits().get(0).statements());
        assertEquals(3, database.strings(refused.misfits().get(0).statements().replace(";", "").replaceFirst("WHERE .*", ""))
                .size());
        assertEquals(java.util.Arrays.asList(null, "new", "c"), emails());

        assertEquals(1, restored(migrator, Prefer.CURRENT));
        assertEquals(List.of("first", "new", "c"), emails());
        database.execute("UPDATE `%s`.traveease_kept SET state = 'KEPT'".formatted(Keeping.schemaFor(schema)),
                "DROP TABLE `%s`.p1".formatted(Keeping.schemaFor(schema)));
        assertEquals(2, restored(migrator, Prefer.KEPT));
        assertEquals(List.of("first", "b", "chosen"), emails());
    }

    /** What a recipe for another name of a column does, there, back, and there again. */
    @Test
    void whatAScriptComputesAgainAsItWasIsNoOther() throws SQLException {
        Migrator migrator = kept(
                revisions("ALTER TABLE users ADD COLUMN email VARCHAR(40) NULL;\nUPDATE users SET email = mail;",
                        "ALTER TABLE users DROP COLUMN email;"));
        migrator.upgrade(new Silent());
        assertEquals(0, restored(migrator));
        assertEquals(List.of("a", "b", "c"), emails());
    }

    @Test
    void whatAddingTheColumnGivesIsOverwritten() throws SQLException {
        Migrator migrator = kept(revisions("ALTER TABLE users ADD COLUMN a INT NOT NULL, ADD COLUMN b VARCHAR(9) NOT NULL, "
                + "ADD COLUMN c ENUM('x', 'y') NOT NULL, ADD COLUMN d JSON NOT NULL, ADD COLUMN e BINARY(4) NOT NULL, "
                + "ADD COLUMN f BIT(3) NOT NULL DEFAULT 2, ADD COLUMN g DECIMAL(5,2) NOT NULL DEFAULT 1.5, "
                + "ADD COLUMN h DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, ADD COLUMN i VARCHAR(9) NULL DEFAULT 'it''s', "
                + "ADD COLUMN j BLOB NULL, ADD COLUMN k DATE NOT NULL DEFAULT '2020-01-01', ADD COLUMN l YEAR NOT NULL, "
                + "ADD COLUMN m SET('p', 'q') NOT NULL, ADD COLUMN n TIMESTAMP(3) NULL, ADD COLUMN o TEXT NOT NULL;",
                "ALTER TABLE users DROP COLUMN a, DROP COLUMN b, DROP COLUMN c, DROP COLUMN d, DROP COLUMN e, DROP COLUMN f, "
                        + "DROP COLUMN g, DROP COLUMN h, DROP COLUMN i, DROP COLUMN j, DROP COLUMN k, DROP COLUMN l, "
                        + "DROP COLUMN m, DROP COLUMN n, DROP COLUMN o;"),
                "UPDATE users SET a = 1, b = 'b', c = 'y', d = '{}', e = 'abcd', f = 1, g = 2, h = '2001-01-01', i = NULL, "
                        + "j = 'j', k = '2021-01-01', l = 2000, m = 'q', n = '2001-01-01', o = 'o' WHERE id < 3",
                "UPDATE users SET h = '2001-01-01' WHERE id = 3");
        String sum = "SELECT BIT_XOR(CRC32(CONCAT_WS(':', id, a, b, c, d, e, f + 0, g, h, i, j, k, l, m, n, o))) FROM users "
                + "WHERE id < 3";
        migrator.upgrade(new Silent());
        List<String> before = database.strings(sum);
        assertEquals(3, restored(migrator));
        assertEquals(List.of("2"), database.strings("SELECT COUNT(*) FROM users WHERE a = 1 AND b = 'b' AND c = 'y' AND d = "
                + "CAST('{}' AS JSON) AND e = 'abcd' AND f = 1 AND g = 2 AND h = '2001-01-01' AND i IS NULL AND j = 'j' AND "
                + "k = '2021-01-01' AND l = 2000 AND m = 'q' AND n = '2001-01-01' AND o = 'o'"), before.toString());
    }

    private Migrator keptTimes() throws SQLException {
        Migrator migrator = kept(revisions("ALTER TABLE users ADD COLUMN seen DATETIME DEFAULT CURRENT_TIMESTAMP, "
                + "ADD COLUMN changed TIMESTAMP(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3), "
                + "ADD COLUMN touched DATETIME NULL ON UPDATE CURRENT_TIMESTAMP;",
                "ALTER TABLE users DROP COLUMN seen, DROP COLUMN changed, DROP COLUMN touched;"),
                "UPDATE users SET seen = '2001-01-01', changed = '2002-01-01', touched = '2003-01-01'");
        migrator.upgrade(new Silent());
        return migrator;
    }

    private List<String> years() throws SQLException {
        return database.strings("SELECT CONCAT_WS(' ', YEAR(seen), YEAR(changed), YEAR(touched)) FROM users ORDER BY id");
    }

    @Test
    void aTimeThatWasWrittenSinceIsLeftOrOverwrittenAsIsSaid() throws SQLException {
        Migrator migrator = keptTimes();
        database.execute("UPDATE users SET seen = '2030-01-01', changed = '2031-01-01', touched = '2032-01-01' WHERE id = 1");
        MisfitException refused = assertThrows(MisfitException.class, () -> restored(migrator));
        Misfit misfit = refused.misfits().get(0);
        assertEquals(1, misfit.rows().orElseThrow());
        assertEquals(1, database.strings(misfit.statements().replace(";", "")).size());

        assertEquals(2, restored(migrator, Prefer.CURRENT));
        assertEquals(List.of("2030 2031 2032", "2001 2002 2003", "2001 2002 2003"), years());
    }

    @Test
    void ofTimesThatAllDifferNoneIsThatOfTheUpgrade() throws SQLException {
        Migrator migrator = keptTimes();
        database.execute("UPDATE users SET seen = '2030-01-01' + INTERVAL id YEAR, changed = changed, touched = touched");
        assertEquals(3, assertThrows(MisfitException.class, () -> restored(migrator)).misfits().get(0).rows().orElseThrow());
        restored(migrator, Prefer.CURRENT);
        assertEquals(List.of("2031 2002 2003", "2032 2002 2003", "2033 2002 2003"), years());
    }

    @Test
    void timesThatNobodyHasWrittenSinceArePutBack() throws SQLException {
        Migrator migrator = keptTimes();
        assertEquals(3, restored(migrator));
        assertEquals(List.of("2001 2002 2003", "2001 2002 2003", "2001 2002 2003"), years());
    }

    @Test
    void theTimeOfARowThatIsLeftIsNoneOfThoseThatAnInterruptedRestorePutBack() throws SQLException {
        Migrator migrator = keptTimes();
        assertEquals(3, restored(migrator));
        String kept = Keeping.schemaFor(database.schema());
        database.execute("UPDATE `%s`.traveease_kept SET state = 'RETURNING'".formatted(kept),
                "UPDATE `%s`.p1 SET id = 2".formatted(kept),
                "UPDATE users SET seen = '2026-05-05', changed = '2026-05-05', touched = NULL WHERE id > 2");
        assertEquals(1, restored(migrator));
        assertEquals(List.of("2001 2002 2003", "2001 2002 2003", "2001 2002 2003"), years());
    }

    @Test
    void timesOfAnOlderCopyThatWasPutBackInPartDoNotOverwriteNewerOnes() throws SQLException {
        Migrator migrator = keptTimes();
        database.execute("UPDATE users SET seen = '2011-01-01', changed = '2012-01-01', touched = '2013-01-01'");
        migrator.downgradeKeeping(Target.parse("1"), OnDataLoss.REFUSE, new Silent());
        migrator.upgrade(new Silent());
        database.execute("UPDATE `%s`.traveease_kept SET state = 'RETURNING' WHERE id = 1".formatted(
                Keeping.schemaFor(database.schema())));
        restored(migrator);
        assertEquals(List.of("2011 2012 2013", "2011 2012 2013", "2011 2012 2013"), years());
    }

    /** Its rows have the time at which they were put back. */
    @Test
    void timesOfATableThatIsPutBackItselfComeWithIt() throws SQLException {
        Migrator migrator = kept(revisions("ALTER TABLE users ADD COLUMN seen DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6);",
                "ALTER TABLE users DROP COLUMN seen;"), "UPDATE users SET seen = '2001-01-01'");
        migrator.downgradeKeeping(Target.parse("base"), OnDataLoss.REFUSE, new Silent());
        migrator.upgrade(new Silent());
        database.execute("DELETE FROM users WHERE id > 1");
        restored(migrator, Prefer.CURRENT);
        assertEquals(List.of("3"), database.strings("SELECT COUNT(*) FROM users WHERE seen = '2001-01-01'"));
    }

    /** It was put back, and is the application's again. */
    @Test
    void whatIsWrittenBehindAnInterruptedRestoreIsNotAskedFor() throws SQLException {
        Migrator migrator = kept(revisions("ALTER TABLE users ADD COLUMN email VARCHAR(40) NULL;",
                "ALTER TABLE users DROP COLUMN email;"), "UPDATE users SET email = mail");
        migrator.upgrade(new Silent());
        assertEquals(3, restored(migrator));
        String kept = Keeping.schemaFor(database.schema());
        database.execute("UPDATE `%s`.traveease_kept SET state = 'RETURNING'".formatted(kept),
                "UPDATE `%s`.p1 SET id = 2".formatted(kept), "UPDATE users SET email = 'mine' WHERE id < 3",
                "UPDATE users SET email = NULL WHERE id = 3");
        assertEquals(1, restored(migrator));
        assertEquals(List.of("mine", "mine", "c"), emails());
    }
}
