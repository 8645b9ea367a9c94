package com.traveease.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.development.mysql.MySqlServer;
import com.traveease.schema.config.OnDataLoss;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseAddress;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.migration.Migrator;
import com.traveease.schema.progress.Progress;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Target;
import com.traveease.schema.script.Script;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/** How often a run waits for an answer, from the lock on: far from the server that is what it takes. */
class RoundTripsTest {

    private final MySqlServer server = MySqlServer.forTests();
    private TestDatabase database;
    private MySqlProxy proxy;

    @BeforeEach
    void create() throws IOException {
        database = TestDatabase.on(server);
        proxy = new MySqlProxy(server.port(), Optional.empty());
    }

    @AfterEach
    void drop() throws SQLException, IOException {
        proxy.close();
        database.close();
    }

    private Migrator migrator(Revisions revisions) {
        String url = "jdbc:mysql://127.0.0.1:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true".formatted(proxy.port(),
                database.schema());
        return new Migrator(new Database(new DatabaseAddress(url, database.user(), database.password())), revisions,
                Duration.ofMinutes(1));
    }

    @Test
    void aScriptOfOneDefinitionCostsThreeMore() {
        Revisions tables = Revisions.of(IntStream.rangeClosed(1, 6)
                .mapToObj(i -> new Script("V%d__t.sql".formatted(i), "CREATE TABLE t%d (id BIGINT PRIMARY KEY);".formatted(i)))
                .toList());
        List<Integer> sent = new ArrayList<>();

        migrator(tables).upgrade(new Silent() {
            @Override
            public void finished(Step step, Duration took, SchemaState now) {
                sent.add(proxy.commands().size());
            }
        });

        assertEquals(List.of(3, 3, 3, 3), IntStream.range(1, 5).mapToObj(i -> sent.get(i) - sent.get(i - 1)).toList());
    }

    /** The row of the journal and the commit of one are sent with the next. */
    @Test
    void aChangeOfRowsCostsOne() {
        List<Integer> sent = sentBeforeEach("CREATE TABLE t (id BIGINT PRIMARY KEY AUTO_INCREMENT, a INT);\n"
                + "INSERT INTO t (a) VALUES (1);\n".repeat(6) + "UPDATE t SET a = 2;\nDELETE FROM t;\n"
                + "INSERT INTO t (a) VALUES (LENGTH(';'));\nINSERT INTO t (a) VALUES (2);\n");

        assertEquals(List.of(1, 1, 1, 1, 1, 1, 1, 1), differences(sent.subList(2, sent.size())));
    }

    /** What the session is has to be asked then. */
    @Test
    void aChangeOfRowsBehindASettingCostsTwo() {
        List<Integer> sent = sentBeforeEach("SET unique_checks = 0;\n"
                + "CREATE TABLE t (id BIGINT PRIMARY KEY AUTO_INCREMENT, a INT);\n"
                + "INSERT INTO t (a) VALUES (1);\n".repeat(6));

        assertEquals(List.of(2, 2, 2, 2), differences(sent.subList(3, sent.size())));
    }

    private List<Integer> sentBeforeEach(String script) {
        List<Integer> sent = new ArrayList<>();
        migrator(Revisions.of(List.of(new Script("V1__t.sql", script)))).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                sent.add(proxy.commands().size());
            }
        });
        return sent;
    }

    private static List<Integer> differences(List<Integer> counts) {
        return IntStream.range(1, counts.size()).mapToObj(i -> counts.get(i) - counts.get(i - 1)).toList();
    }

    /** What is taken up again is read once, and settings that are as they were are not read again. */
    @Test
    void aScriptThatIsContinuedReceivesLittle() {
        Revisions tables = Revisions.of(List.of(new Script("V1__t.sql", "SET SESSION sort_buffer_size = 300000;\n"
                + IntStream.rangeClosed(1, 9).mapToObj("CREATE TABLE t%d (id BIGINT PRIMARY KEY);\n"::formatted)
                        .collect(Collectors.joining()))));
        assertThrows(IllegalStateException.class, () -> new Migrator(database.database(), tables, Duration.ofMinutes(1))
                .upgrade(new Silent() {
                    @Override
                    public void running(Progress progress) {
                        if (progress.statement() == 3) {
                            throw new IllegalStateException("The process dies here");
                        }
                    }
                }));
        List<Long> received = new ArrayList<>();

        migrator(tables).upgrade(new Silent() {
            @Override
            public void running(Progress progress) {
                received.add(proxy.received());
            }
        });

        assertEquals(8, received.size());
        assertTrue(received.get(0) <= 9_200, "before the first statement: " + received.get(0));
        long each = (received.get(6) - received.get(1)) / 5;
        assertTrue(each <= 600, "for each statement: " + each);
    }

    /** Whether a definition is recorded is asked with the history. */
    @Test
    void aRunWithNothingToDoAsksForNoLock() throws IOException {
        migrator(BuiltIn.REVISIONS).upgrade(new Silent());
        proxy.close();
        proxy = new MySqlProxy(server.port(), Optional.empty());

        migrator(BuiltIn.REVISIONS).upgrade(new Silent());

        assertEquals(0, proxy.commands().size());
    }

    @Test
    void theBuiltInScriptsUpAndOneDown() throws IOException {
        migrator(BuiltIn.REVISIONS).upgrade(new Silent());
        int up = proxy.commands().size();
        // One of them writes the record of what there is; it is read on another connection.
        // Two more are the record of the run: its row, and how it ended.
        assertTrue(up <= 102, "upgrade of 31 statements: " + up);

        proxy.close();
        proxy = new MySqlProxy(server.port(), Optional.empty()); // one counts one run
        migrator(BuiltIn.REVISIONS).downgrade(Target.parse("-1"), OnDataLoss.REFUSE, new Silent());
        int down = proxy.commands().size();
        // Two more than the steps need: the definition is read at the beginning and written at the end. Two more for the run.
        assertTrue(down <= 42, "downgrade: " + down);
    }
}
