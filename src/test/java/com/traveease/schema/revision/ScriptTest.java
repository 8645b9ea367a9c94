package com.traveease.schema.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.StringResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
