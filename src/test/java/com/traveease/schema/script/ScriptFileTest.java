package com.traveease.schema.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.cutting.StatementCutter;
import com.traveease.schema.directive.Directive;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.ScriptText;
import com.traveease.schema.sql.ScriptWindow;
import com.traveease.schema.sql.SqlMode;
import com.traveease.schema.statement.Statement;

class ScriptFileTest {

    private static final ScriptReading WITH_PLACEHOLDERS = new ScriptReading(StandardCharsets.UTF_8, Optional.of(Map.of()));
    private static final String ROW = ", (1, 'ein Satz für alle 😀\\' ; -- ', NULL)";
    private static final String STATEMENTS = """
            -- Über alles
            SET sql_mode = 'ANSI_QUOTES';
            INSERT INTO "größe" VALUES (1, 'é', 2);
            SET sql_mode = '';
            DELIMITER //
            CREATE PROCEDURE p() BEGIN SELECT 1; SELECT '//'; END//
            DELIMITER ;
            USE x
            /* ; */ UPDATE a SET b = 'it''s;' WHERE c = 1 # ;
            ;
            """;

    @TempDir
    Path folder;

    private static String text(int length) {
        StringBuilder text = new StringBuilder("\uFEFF");
        for (int i = 1; text.length() < length; i++) {
            text.append(STATEMENTS.replace("SELECT 1;", "SELECT %d;\r\n".formatted(i)));
            text.append("INSERT INTO a VALUES (1)").append(ROW.repeat(i % 5 == 0 ? 20_000 : i % 300)).append(";\n");
        }
        return text.toString();
    }

    private Script script(String text, ScriptReading how) throws IOException {
        Files.writeString(folder.resolve("V1__a.sql"), text);
        return ScriptFolder.in(folder, how).all().get(0).upgrade();
    }

    @Test
    void aLongScriptHasTheStatementsThatItsTextHas() throws IOException {
        String text = text(3_000_000);
        Script whole = new Script("V1__a.sql", text);
        Script script = script(text, WITH_PLACEHOLDERS);
        assertTrue(ScriptFile.of(folder.resolve("V1__a.sql"), "V1__a.sql", true).isPresent());
        assertEquals(whole.checksum(), script.checksum());
        assertEquals(whole.checksum(), script.repeatableChecksum());
        assertEquals(whole.text(), script.text());
        assertEquals(whole.statements().size(), script.statements().size());
        for (int i = whole.statements().size() - 1; i >= 0; i--) {
            Statement expected = whole.statements().get(i);
            Statement actual = script.statements().get(i);
            assertEquals(expected.sql(), actual.sql());
            assertEquals(expected.line(), actual.line());
            assertEquals(expected.outline(), actual.outline());
            assertEquals(expected.checksum(), actual.checksum());
            Statement.forget();
            assertEquals(expected.outline(), actual.outline());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "SELECT '${name}';\n", "-- @idempotent\nSELECT 1;\n", "\uFEFFSELECT 1;\n" })
    void whatIsReplacedOrReadFromTheWholeTextIsReadAsAWhole(String statement) throws IOException {
        String text = "SELECT 1;\n".repeat(110_000) + statement;
        Script script = script(text, new ScriptReading(StandardCharsets.UTF_8, Optional.of(Map.of("name", "value"))));
        assertEquals(Optional.empty(), ScriptFile.of(folder.resolve("V1__a.sql"), "V1__a.sql", true));
        assertEquals(new Script("V1__a.sql", "V1__a.sql", text, Optional.of(Map.of("name", "value"))).statements(),
                script.statements());
        assertEquals(statement.startsWith("-- @"), script.directives(script.statements()).has(Directive.IDEMPOTENT, 110_001));
    }

    @Test
    void aFileThatIsNotUtf8IsReadInItsEncoding() throws IOException {
        Files.write(folder.resolve("V1__a.sql"), "SELECT 'é';\n".repeat(200_000).getBytes(StandardCharsets.ISO_8859_1));
        Script script = ScriptFolder.in(folder, new ScriptReading(StandardCharsets.ISO_8859_1, Optional.empty())).all().get(0)
                .upgrade();
        assertEquals("SELECT 'é'", script.statements().get(199_999).sql());
    }

    @Test
    void aFileThatWasChangedMeanwhileIsNotReadOn() throws IOException {
        Script script = script(text(2_000_000), WITH_PLACEHOLDERS);
        List<Statement> statements = script.statements();
        Path file = folder.resolve("V1__a.sql");
        Script same = ScriptFolder.in(folder, WITH_PLACEHOLDERS).all().get(0).upgrade();
        assertEquals(script, same);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        Statement.forget();
        InvalidScriptException changed = assertThrows(InvalidScriptException.class, () -> statements.get(0).sql());
        assertEquals(file + " was changed while it was read. Run the command again.", changed.getMessage());
        assertNotEquals(script, ScriptFolder.in(folder, WITH_PLACEHOLDERS).all().get(0).upgrade());
    }

    /** The first characters of a text from a place on, as if the rest were not read yet. */
    private record Parts(String text) implements ScriptText {

        @Override
        public String between(long from, long to) {
            return text.substring((int) from, (int) to);
        }

        @Override
        public long beginning() {
            return 0;
        }

        @Override
        public ScriptWindow window(long from, int length) {
            int to = (int) Math.min(text.length(), from + length);
            return new ScriptWindow(text.substring((int) from, to), from, true, to == text.length());
        }
    }

    private static String cut(ScriptText text, int window) {
        try {
            StringBuilder cut = new StringBuilder();
            StatementCutter.cut(text, SqlMode.USUAL, window)
                    .forEach(statement -> cut.append(statement.line()).append(' ').append(statement.sql()).append('\n'));
            return cut.toString();
        } catch (InvalidScriptException e) {
            return e.getMessage();
        }
    }

    @Test
    void isCutInPartsAsInOne() {
        Random random = new Random(5);
        String[] pieces = { "SELECT 1", ";", "\n", " ", "'a;b'", "'it''s'", "\"x\"", "`y;`", "-- c ; '\n", "--", "# d\n",
                "/* e ; */", "/*!80000 f */", "/*!999999 g */", "/*!", "*/", "DELIMITER //\n", "DELIMITER ;\n", "//", "USE x\n",
                "CREATE PROCEDURE p() BEGIN SELECT 1; END", "BEGIN", "END", "(", ")", "\\N", "SET sql_mode = 'ANSI_QUOTES';",
                "SET sql_mode = '';", "INSERT INTO a VALUES (1)", "x".repeat(90), " ".repeat(90), "\r\n", "delim", "\u001A",
                "'" + "y".repeat(200) + "'", "\\'", "DROP TABLE a" };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
                text.append(random.nextInt(3) == 0 ? ";\n" : "");
            }
            String script = text.toString();
            assertEquals(cut(ScriptText.of(script), 1), cut(new Parts(script), 1 + random.nextInt(200)), script);
        }
    }
}
