package com.traveease.schema.cutting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.mysql.MySQLParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;

class StatementCutterTest {

    private static final Path CORPUS = Path.of("src/test/resources/cutting");

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void cutsWhereTheStatementsEnd(Path script) throws IOException {
        String expected = Files.readString(Path.of(script.toString().replace(".sql", ".expected")));
        assertEquals(expected, listed(cut(Files.readString(script))));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void lineEndsOfWindowsMakeNoDifference(Path script) throws IOException {
        String text = Files.readString(script);
        String cut = listed(cut("\uFEFF" + text.replace("\n", "\r\n"))).replace("\r\n", "\n");
        assertEquals(listed(cut(text)), cut);
    }

    /** As files of old Macs have it: all of it would be the comment. */
    @ParameterizedTest
    @ValueSource(strings = { "-- Seats\rCREATE TABLE seat (id INT);\r", "SELECT 1; # one\rSELECT 2;",
            "DELIMITER //\rSELECT 1//\r" })
    void aCarriageReturnThatEndsNoLineIsRefusedWhereItMakesADifference(String text) {
        String refused = assertThrows(InvalidScriptException.class, () -> cut(text)).getMessage();
        assertTrue(refused.contains(": line 1: there is a carriage return without a line feed in"), refused);
    }

    @Test
    void elsewhereACarriageReturnIsWhiteSpace() {
        assertEquals(List.of("SELECT 1", "SELECT\r2"),
                cut("SELECT 1;\rSELECT\r2; -- two\r\r\n").stream().map(Statement::sql).toList());
    }

    /** Dumps have such comments; editors and consoles leave such characters at the end of a file. */
    @ParameterizedTest
    @ValueSource(strings = { "/*! */;", "/*!99999 SET @x = 1 */;", "/*!50003 */;", "/*!*/;",
            "/*!999999\\- enable the sandbox mode */", "/*M!999999\\- enable the sandbox mode */", "\u0001;" })
    void whatHasNothingInItIsNoStatement(String nothing) {
        assertEquals(List.of("SELECT 1", "SELECT 2"), cut("SELECT 1;" + nothing + "SELECT 2;\n\u001A").stream()
                .map(statement -> statement.sql().replace(nothing, "")).toList());
    }

    static List<Path> whatFlywayUnderstands() throws IOException {
        List<Path> scripts = new ArrayList<>(List.of(CORPUS.resolve("plain.sql")));
        try (Stream<Path> builtIn = Files.list(Path.of("src/main/resources/db/migration"))) {
            builtIn.sorted().forEach(scripts::add);
        }
        return scripts;
    }

    @ParameterizedTest
    @MethodSource("whatFlywayUnderstands")
    void cutsAsFlywayDoesWhatFlywayUnderstands(Path script) throws IOException {
        String text = Files.readString(script);
        assertEquals(listed(flyway(text)), listed(cut(text)));
        String windows = text.replace("\n", "\r\n");
        assertEquals(listed(flyway(windows)), listed(cut(windows)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " \n", ";", ";;\n;", "-- only\n", "--only", "# only", "/* only */", "/* only */;",
            "DELIMITER $$\n$$",
            "DELIMITER ;" })
    void thereMayBeNoStatement(String text) {
        assertEquals(List.of(), cut(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "SELECT 1;\\n SELECT 'a              | line 2: the quote ' that begins here has no end",
            "SELECT `a;                          | line 1: the quote ` that begins here has no end",
            "SELECT 1; /* a;                     | line 1: the comment that begins here has no end",
            "/*!80000 SELECT 1;                  | line 1: the /*! that begins here has no end",
            "SELECT (1;\\nSELECT 2;              | line 1: the statement that begins here is not complete: a parenthesis is not closed",
            "SELECT 1;\\nCREATE PROCEDURE p()\\nBEGIN SELECT 1; | line 2: the statement that begins here is not complete: the BEGIN in line 3 has no END",
            "SELECT 1;\\nDELIMITER\\nSELECT 2    | line 2: DELIMITER has to be followed by the new delimiter",
            "DELIMITER $$\\nSELECT 1\\n DELIMITER ;\\n | line 3: DELIMITER is within the statement that begins in line 2; "
                    + "end that with $$ first",
            "source other.sql;                   | line 1: SOURCE is a command of the mysql client that the server does not "
                    + "know; put what it reads into the script",
            "SELECT 1;\\n\\. other.sql           | line 2: \\. is a command of the mysql client; write the statement without it",
            "SELECT 1\\G                         | line 1: \\G is a command of the mysql client; write the statement without it",
            "SELECT 1;\\nquit                    | line 2: QUIT is a command of the mysql client that the server does not "
                    + "know; leave it out",
    })
    void whatCannotBeCutIsRefusedWithItsLine(String text, String reason) {
        Script script = new Script("V1__x.sql", text.replace("\\n", "\n"));
        InvalidScriptException refused = assertThrows(InvalidScriptException.class, script::statements);
        assertEquals("V1__x.sql cannot be split into statements: " + reason + ". Nothing was run.", refused.getMessage());
    }

    @Test
    void aLongScriptIsCutInAMoment() {
        String row = "INSERT INTO a VALUES (1, 'x'); -- one\n";
        assertEquals(200_000, cut(row.repeat(200_000)).size());
    }

    private static List<Statement> cut(String text) {
        return new Script("V1__x.sql", text).statements();
    }

    private static String listed(List<Statement> statements) {
        return statements.stream().map(statement -> "@%d\n%s\n".formatted(statement.line(), statement.sql()))
                .collect(Collectors.joining());
    }

    private static List<Statement> flyway(String text) {
        ClassicConfiguration configuration = new ClassicConfiguration();
        configuration.setPlaceholderReplacement(false);
        List<Statement> statements = new ArrayList<>();
        try (SqlStatementIterator parsed = new MySQLParser(configuration, new ParsingContext()).parse(new StringResource(text) {
            @Override
            public String getFilename() {
                return "V1__x.sql";
            }
        })) {
            parsed.forEachRemaining(statement -> statements.add(new Statement(statement.getLineNumber(), statement.getSql())));
        }
        return statements;
    }
}
