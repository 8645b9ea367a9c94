package com.traveease.schema.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.analysis.Loss;
import com.traveease.schema.analysis.Losses;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.revision.Step;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.TableNames;

/**
 * Foreign keys of tables that no script knows to tables that undo scripts drop. The server would refuse the DROP, half-way
 * down.
 */
public final class ForeignKeysInTheWay {

    private ForeignKeysInTheWay() {
    }

    /**
     * @throws MigrationRefusedException when there is one
     */
    public static void requireNone(Connection connection, Plan plan) throws SQLException {
        List<Script> scripts = plan.steps().stream().map(Step::script).toList();
        Set<String> dropped = Losses.of(scripts, connection.getCatalog(), TableNames.CASE_INSENSITIVE).losses().stream()
                .filter(loss -> loss.kind() == Loss.Kind.TABLE).map(loss -> loss.table().orElseThrow())
                .map(table -> table.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (dropped.isEmpty()) {
            return;
        }
        Set<String> mentioned = mentioned(scripts);
        // Whoever turns the check off, or says something of the other table, has thought of it.
        List<String> inTheWay = mentioned.contains("foreign_key_checks") ? List.of()
                : keys(connection).stream().filter(key -> dropped.contains(key.parent().toLowerCase(Locale.ROOT)))
                        .filter(key -> !mentioned.contains(key.child().toLowerCase(Locale.ROOT)))
                        .map(key -> "%s, to which %s of table %s refers".formatted(key.parent(), key.name(), key.child()))
                        .toList();
        if (!inTheWay.isEmpty()) {
            throw new MigrationRefusedException(
                    ("The downgrade drops %s, and no undo script mentions that table. Drop it or its foreign key first. "
                            + "Nothing was run.")
                            .formatted(String.join("; ", inTheWay)));
        }
    }

    private static Set<String> mentioned(List<Script> scripts) {
        return scripts.stream().flatMap(script -> script.statements().stream())
                .flatMap(statement -> statement.tokens().stream()).filter(Token::isName)
                .map(token -> token.text().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private record Key(String name, String child, String parent) {
    }

    private static List<Key> keys(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT constraint_name, table_name, referenced_table_name FROM information_schema.referential_constraints "
                        + "WHERE unique_constraint_schema = DATABASE() ORDER BY 2, 1");
                ResultSet row = select.executeQuery()) {
            List<Key> keys = new ArrayList<>();
            while (row.next()) {
                keys.add(new Key(row.getString(1), row.getString(2), row.getString(3)));
            }
            return keys;
        }
    }
}
