package com.traveease.schema.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;
import com.traveease.testing.TestDatabase;

/** What is cut out of a script has to be what the server takes for a statement. */
class ThirdPartyScriptsTest {

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/cutting"))) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theServerTakesEveryPiece(Path script) throws IOException, SQLException {
        try (Connection connection = database.connect(); java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            for (Statement statement : new Script("V1__x.sql", Files.readString(script)).statements()) {
                jdbc.execute(statement.sql());
            }
        }
    }

    /** MySQL brings some fifty, written by its own people with all that the language has. */
    @Test
    void theProgramsOfTheSysSchemaAreKeptTogether() throws SQLException {
        List<String> programs = new ArrayList<>();
        try (Connection connection = database.connect(); java.sql.Statement jdbc = connection.createStatement()) {
            List<String> show = new ArrayList<>();
            try (ResultSet row = jdbc.executeQuery(
                    "SELECT CONCAT('SHOW CREATE ', routine_type, ' sys.', routine_name) FROM information_schema.routines "
                            + "WHERE routine_schema = 'sys' UNION ALL SELECT CONCAT('SHOW CREATE TRIGGER sys.', trigger_name) "
                            + "FROM information_schema.triggers WHERE trigger_schema = 'sys'")) {
                while (row.next()) {
                    show.add(row.getString(1));
                }
            }
            for (String each : show) {
                try (ResultSet row = jdbc.executeQuery(each)) {
                    row.next();
                    programs.add(row.getString(3));
                }
            }
        }
        assertTrue(programs.size() > 40, programs.size() + " programs");
        assertEquals(programs, cut(String.join(";\n", programs)));
        assertEquals(programs, cut("DELIMITER $$\n" + String.join("$$\n", programs) + "$$\nDELIMITER ;\n"));
    }

    private static List<String> cut(String text) {
        return new Script("V1__x.sql", text).statements().stream().map(Statement::sql).toList();
    }
}
