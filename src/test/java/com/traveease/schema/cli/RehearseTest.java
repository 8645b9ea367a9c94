package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RehearseTest extends CommandsOnScripts {

    @BeforeEach
    void upgrade() throws Exception {
        write("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY, n INT NOT NULL); INSERT INTO a VALUES (1, 1), (2, 1);");
        write("U1__a.sql", "DROP TABLE a;");
        assertEquals(0, on("upgrade").exit());
        write("V2__b.sql", "ALTER TABLE a ADD COLUMN b INT;\n\nSET GLOBAL max_connections = 200;\n");
        write("U2__b.sql", "ALTER TABLE a DROP COLUMN b;");
    }

    @Test
    void saysHowLongEachStatementTookAndThatItPassed() throws Exception {
        Run run = on("rehearse", "--rows", "10");
        assertEquals(0, run.exit(), run.err());
        String server = database.database().address().server();
        assertEquals("""
                Rehearsal of 1_a -> 2_b on SERVER, in SCRATCH
                  rows copied: a 2

                up, TIME
                  V2__b.sql
                    1  line 1 TIME  ALTER TABLE a ADD COLUMN b INT

                down, TIME
                  U2__b.sql
                    1  line 1 TIME  ALTER TABLE a DROP COLUMN b

                up again, TIME

                Not run in the scratch schema, and therefore not tested:
                  V2__b.sql, statement 2 (line 3): SET GLOBAL reaches beyond the schema
                After down: same as before.
                After the second up: same as after the first.
                Passed.
                """, run.out().replace(server, "SERVER").replaceAll("traveease_schema_scratch_\\w+", "SCRATCH")
                .replaceAll(" *\\d+\\.\\d{3} s", " TIME"));
        Run json = on("rehearse", "--output", "json");
        assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
        assertTrue(json.out().contains("\"passed\":true"), json.out());
    }

    @Test
    void upgradeGoesOnOnlyIfItPassed() throws Exception {
        write("U2__b.sql", "ALTER TABLE a DROP COLUMN b, ADD COLUMN c INT;");
        Run refused = on("upgrade", "--rehearse");
        assertEquals(1, refused.exit(), refused.err());
        assertTrue(refused.out().endsWith("""
                After down: different from before:
                  column a.c was not there before
                After the second up: different from after the first:
                  column a.c was not there before
                Not passed. The live schema is unchanged.
                The rehearsal did not pass, so nothing was run.
                """), refused.out());
        Run json = on("upgrade", "--rehearse=5", "--output", "json");
        assertEquals(1, json.exit());
        assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
        assertEquals(List.of("1"), database.strings("SELECT version FROM flyway_schema_history"));
        write("V2__b.sql", "ALTER TABLE a ADD COLUMN b INT;");
        write("U2__b.sql", "ALTER TABLE a DROP COLUMN b;");
        Run passed = on("upgrade", "--rehearse");
        assertEquals(0, passed.exit(), passed.err());
        assertTrue(passed.err().contains("Rehearsal: Passed. It took "), passed.err());
        assertTrue(passed.err().endsWith("Schema is at 2_b (head)\n"), passed.err());
        assertEquals(new Run(0, "", "INFO  [traveease.schema] Schema is at 2_b (head)\n"), on("upgrade", "--rehearse"));
        assertTrue(on("rehearse").out().startsWith("Nothing to rehearse: "));
        assertEquals(List.of(), OutputSchema.findings(on("rehearse", "--output", "json").out()));
    }

    @Test
    void saysWhatWouldBlockALargeTable() throws Exception {
        write("V2__b.sql", "ALTER TABLE a MODIFY n BIGINT NOT NULL;");
        write("U2__b.sql", "ALTER TABLE a MODIFY n INT NOT NULL;");
        String fault = """
                Would block large tables:
                  V2__b.sql, statement 1 (line 1) would block writes to a (1 MiB) for under 1 s: the server can only do it with ALGORITHM=COPY, LOCK=SHARED.
                  Tables up to 0 MiB may be blocked. Change the script (add a new column or table, fill it in batches, switch over), or run it at a quiet time with --allow-blocking=SIZE.
                Not passed. The live schema is unchanged.
                """;
        Run run = on("rehearse", "--allow-blocking=0");
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().endsWith(fault), run.out());
        Run json = on("rehearse", "--allow-blocking=0", "--output", "json");
        assertEquals(List.of(), OutputSchema.findings(json.out()), json.out());
        assertTrue(json.out().contains("\"table\":\"a\""), json.out());
        Run refused = on("upgrade", "--rehearse", "--allow-blocking=0");
        assertEquals(1, refused.exit(), refused.err());
        assertTrue(refused.out().endsWith(fault + "The rehearsal did not pass, so nothing was run.\n"), refused.out());
        assertEquals(List.of("1"), database.strings("SELECT version FROM flyway_schema_history"));
        assertEquals(0, on("rehearse").exit());
        assertEquals(0, on("rehearse", "--allow-blocking", "head").exit());
    }

    @Test
    void aFailureNamesWhatWasLeftOutBeforeIt() throws Exception {
        write("V2__b.sql", "SET GLOBAL max_connections = 200;\nALTER TABLE a ADD COLUMN n INT;\nGRANT SELECT ON *.* TO b;\n");
        Run run = on("rehearse");
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().contains("""
                Failed on the way up: V2__b.sql, statement 2 of 3 (line 2) failed: Duplicate column name 'n' (error 1060)
                  It may need what was left out before it: V2__b.sql, statement 1 (line 1).
                """), run.out());
    }

    @Test
    void wrongUsageIsSaid() throws Exception {
        assertEquals(2, on("rehearse", "--rows", "-1").exit());
        assertEquals(2, on("rehearse", "--rows", "5", "--on", "mysql://root@localhost/x").exit());
        assertEquals(2, on("upgrade", "--rehearse", "--dry-run").exit());
        assertEquals(2, on("upgrade", "--rehearse=-1").exit());
    }
}
