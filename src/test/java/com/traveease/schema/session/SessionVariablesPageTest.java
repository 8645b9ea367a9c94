package com.traveease.schema.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.traveease.testing.TestDatabase;

/** A decision is written down for every variable that a session of this server has. */
class SessionVariablesPageTest {

    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9_]+)`");
    private static final int GLOBAL_ONLY = 1238;

    @Test
    void everySessionVariableHasItsDecision() throws IOException, SQLException {
        String page = Files.readString(Path.of("src/docs/session-variables.md"));
        List<String> named = FIRST_CELL.matcher(page).results().map(MatchResult::group)
                .flatMap(cell -> NAME.matcher(cell).results()).map(name -> name.group(1)).toList();
        assertEquals(named.size(), new HashSet<>(named).size(), "each variable is named once");

        Set<String> undecided = new TreeSet<>(sessionVariables());
        undecided.removeAll(Set.copyOf(named));
        assertEquals(Set.of(), undecided);
        assertEquals(List.of(), Session.SETTINGS.stream().filter(setting -> !named.contains(setting)).toList());
    }

    private static Set<String> sessionVariables() throws SQLException {
        try (TestDatabase database = TestDatabase.create(); Connection connection = database.connect()) {
            assumeTrue(database.strings("SELECT VERSION()").get(0).startsWith("8.0."), "the page is about 8.0");
            return database.strings("SELECT variable_name FROM performance_schema.session_variables").stream()
                    .filter(name -> isOfSession(connection, name)).collect(Collectors.toSet());
        }
    }

    private static boolean isOfSession(Connection connection, String name) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@SESSION." + name)) {
            return row.next();
        } catch (SQLException e) {
            // Some can only be set.
            return e.getErrorCode() != GLOBAL_ONLY;
        }
    }
}
