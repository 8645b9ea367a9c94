package com.traveease.schema.restore;

import java.util.List;
import java.util.stream.Collectors;

import com.traveease.schema.keep.TableColumns.Column;
import com.traveease.schema.sql.Identifiers;

/** The SQL by which a person puts back what the program does not. */
final class ByHand {

    private ByHand() {
    }

    static String statements(RestoreTarget target) {
        List<Column> columns = target.then().stored();
        if (target.isWhole()) {
            String names = columns.stream().map(column -> Identifiers.plain(column.name())).collect(Collectors.joining(", "));
            return "INSERT INTO %s (%s) SELECT %2$s FROM %s;".formatted(target.table(), names, target.copy());
        }
        return "UPDATE %s n JOIN %s k ON %s SET %s;".formatted(target.table(), target.copy(),
                target.then().key().map(key -> key.same("n", "k")).orElse("TRUE"),
                target.entry().columns().stream().map(Identifiers::plain).map(name -> "n.%s = k.%1$s".formatted(name))
                        .collect(Collectors.joining(", ")));
    }
}
