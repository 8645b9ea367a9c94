package com.traveease.schema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a folder with one of Flyway's baseline scripts. */
class BaselineScriptTest extends CommandsOnScripts {

    @BeforeEach
    void create() throws Exception {
        write("V1__one.sql", "CREATE TABLE one (id INT PRIMARY KEY);");
        write("B5__base.sql", "CREATE TABLE one (id INT PRIMARY KEY); CREATE TABLE five (id INT PRIMARY KEY);");
        write("V6__six.sql", "CREATE TABLE six (id INT PRIMARY KEY);");
    }

    @Test
    void anEmptySchemaBeginsWithItAndNoOlderScriptIsPendingOrApplied() throws Exception {
        List<String> before = List.of("1 one below-baseline", "5 base pending", "6 six pending");
        assertEquals(before, states());
        assertEquals(0, on("stamp", "base").exit());
        assertEquals(before, states());
        Run upgrade = on("upgrade");
        assertEquals("""
                INFO  [traveease.schema] Running upgrade  -> 5_base, base
                INFO  [traveease.schema] Running upgrade 5_base -> 6_six, six
                INFO  [traveease.schema] Schema is at 6_six (head)
                """, upgrade.err());
        assertEquals(List.of("1 one below-baseline", "5 base applied", "6 six applied"), states());
        assertEquals(0, on("check").exit());
    }

    @Test
    void aSchemaThatIsNotEmptyDoesNotBeginWithItWhateverIsStamped() throws Exception {
        database.execute("CREATE TABLE of_others (id INT PRIMARY KEY)");
        assertEquals(0, on("stamp", "base").exit());
        Run refused = on("upgrade");
        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("The database is at base, and B5__base.sql is for an empty schema only. Put back "
                + "the scripts that lead from there to 5."), refused.err());
        write("V5__five.sql", "CREATE TABLE five (id INT PRIMARY KEY);");
        assertEquals(List.of("1 one pending", "5 five pending", "6 six pending"), states());
        assertEquals(0, on("upgrade").exit());
        assertEquals(List.of("1 one applied", "5 five applied", "6 six applied"), states());
    }

    private List<String> states() {
        return on("status").out().lines().skip(1).map(line -> line.replaceAll(" +", " "))
                .map(line -> String.join(" ", List.of(line.split(" ")).subList(0, 3))).toList();
    }
}
