package com.traveease.schema.restore;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.traveease.schema.analysis.Loss;
import com.traveease.schema.analysis.Losses;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.TableNames;

/**
 * An undo script may rename a table before it drops something of it: the name that the table has when the revision is applied.
 */
final class NamesAgain {

    private final Map<String, String> names = new LinkedHashMap<>();

    NamesAgain(Script undo, String schema, TableNames spelling) {
        Map<Statement, List<Loss>> before = new IdentityHashMap<>();
        Losses.of(List.of(undo), 0, schema, spelling, (statement, loss) -> before
                .computeIfAbsent(statement, any -> new ArrayList<>()).add(loss));
        before.forEach((statement, losses) -> {
            List<Loss> then = Losses.of(statement, schema, spelling);
            // What the script made itself is not among those of before.
            for (int i = 0; then.size() == losses.size() && i < then.size(); i++) {
                if (then.get(i).table().isPresent() && losses.get(i).table().isPresent()) {
                    names.put(key(then.get(i).table().get()), losses.get(i).table().get());
                }
            }
        });
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    String of(String table) {
        return names.getOrDefault(key(table), table);
    }
}
