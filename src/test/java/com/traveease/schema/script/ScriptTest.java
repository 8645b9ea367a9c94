package com.traveease.schema.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.flywaydb.core.internal.parser.PlaceholderReplacingReader;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.StringResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;

class ScriptTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "SELECT 1;", "a\nb\n", "a\r\nb\r\n", "a\n\n\nb", "\uFEFFSELECT 'ü';\n", "x\ry" })
    void hasFlywaysChecksum(String text) {
        assertEquals(ChecksumCalculator.calculate(new StringResource(text)), new Script("V1__x.sql", text).checksum());
    }

    @Test
    void isCutAtDelimitersOutsideStringsCommentsAndBodies() {
        Script script = new Script("V1__x.sql", """
                -- a; comment
                CREATE TABLE a (t VARCHAR(9) DEFAULT ';');
                /* another; one */ INSERT INTO a VALUES ("b;b");
                DELIMITER $$
                CREATE PROCEDURE p()
                BEGIN
                  SELECT 1;
                  SELECT 2;
                END$$
                DELIMITER ;
                SELECT 3
                """);

        List<Statement> statements = script.statements();

        assertEquals(List.of(2, 3, 5, 11), statements.stream().map(Statement::line).toList());
        assertEquals("SELECT 3", statements.get(3).sql());
        assertTrue(statements.get(2).sql().contains("SELECT 2;"), statements.get(2).sql());
    }

    @Test
    void whatCannotBeCutIsRefusedByName() {
        Script script = new Script("V1__x.sql", "CREATE PROCEDURE p() BEGIN SELECT 1;");
        InvalidScriptException refused = assertThrows(InvalidScriptException.class, script::statements);
        assertTrue(refused.getMessage().contains("V1__x.sql"), refused.getMessage());
    }

    @Test
    void withoutPlaceholdersTheirSignsAreText() {
        assertEquals("SELECT '${x}'", new Script("V1__x.sql", "SELECT '${x}';").statements().get(0).sql());
    }

    @ParameterizedTest
    @ValueSource(strings = { "SELECT '${a}';", "-- ${A}\nSELECT ${a}${b}$${a} $ {a} ${flyway:filename};", "${empty}SELECT 1;",
            "SELECT '$$${a} $$ ${b} $x$${a}'",
            "SELECT '${nested}';" })
    void replacesPlaceholdersAsFlywayDoes(String text) {
        Map<String, String> values = Map.of("a", "1", "B", "x\ny", "empty", "", "nested", "${a}", "flyway:filename",
                "V1__x.sql");
        Script script = new Script("V1__x.sql", text, Optional.of(values));
        String replaced = new BufferedReader(
                new PlaceholderReplacingReader("${", "}", ":", values, new StringReader(text))).lines()
                .collect(Collectors.joining("\n"));

        assertEquals(new Script("", replaced).statements(), script.statements());
        assertEquals(new Script("", replaced).checksum(), script.repeatableChecksum());
        assertEquals(new Script("", text).checksum(), script.checksum());
    }

    @Test
    void flywaysNameForTheFileIsThere() {
        Script script = new Script("dir/V1__x.sql", "SELECT '${flyway:filename}'", Optional.of(Map.of()));
        assertEquals("SELECT 'V1__x.sql'", script.statements().get(0).sql());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "${none}  | the placeholder ${none} has no value; give it one (--placeholder name=value)",
            "${none   | a placeholder that begins with ${ has no }; close it" })
    void aPlaceholderWithoutValueIsRefusedWithItsLine(String text, String reason) {
        Script script = new Script("V1__x.sql", "SELECT 1;\nSELECT " + text, Optional.of(Map.of("a", "b")));
        InvalidScriptException refused = assertThrows(InvalidScriptException.class, script::statements);
        assertEquals("V1__x.sql, line 2: " + reason
                + ". Or, if ${…} is text in all of these scripts, add --no-placeholders. Nothing was run.",
                refused.getMessage());
    }
}
