package com.traveease.schema.restore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.traveease.schema.definition.TableText;
import com.traveease.schema.keep.KeyWalk;
import com.traveease.schema.keep.TableColumns.Column;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.syntax.TableElement;

/** Rows as they will be when they are back, as something to select from. */
final class FutureRows {

    private final RestoreTarget to;
    private final TableText now;
    private final TableText then;
    private final Optional<RestoreTarget> rows;

    /**
     * @param now the table to which they go
     * @param then the kept one
     * @param rows what brings the rows back whose values these are; empty when they are there
     */
    FutureRows(RestoreTarget to, TableText now, TableText then, Optional<RestoreTarget> rows) {
        this.to = to;
        this.now = now;
        this.then = then;
        this.rows = rows;
    }

    /**
     * With the key of the kept rows.
     *
     * @return empty when it cannot be told from a query what these columns will be
     */
    Optional<String> with(Collection<String> columns, String alias) {
        List<String> all = new ArrayList<>(to.then().key().map(KeyWalk::names).orElse(List.of()));
        columns.stream().filter(name -> all.stream().noneMatch(name::equalsIgnoreCase)).forEach(all::add);
        if (to.isWhole() && all.stream().allMatch(this::comesAsItWas)) {
            return Optional.of(to.copy() + " " + alias);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : all) {
            Optional<String> value = to.isWhole() ? whole(name) : part(name);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(name, value.get());
        }
        List<String> selected = values.entrySet().stream()
                .map(value -> value.getValue() + " AS " + Identifiers.plain(value.getKey())).toList();
        return Optional.of("(SELECT %s FROM %s) %s".formatted(String.join(", ", selected), to.isWhole() ? to.copy() + " k"
                : "%s n JOIN %s k ON %s".formatted(rows.map(RestoreTarget::copy).orElse(to.table()), to.copy(),
                        to.then().key().orElseThrow().same("n", "k")),
                alias));
    }

    private boolean comesAsItWas(String name) {
        boolean generated = to.now().column(name).filter(Column::generated).isPresent();
        return to.then().column(name).isPresent() && (!generated || now.column(name).equals(then.column(name)));
    }

    /** Of a row that goes back as a whole. */
    private Optional<String> whole(String name) {
        if (to.then().column(name).isPresent()) {
            return comesAsItWas(name) ? Optional.of("k." + Identifiers.plain(name)) : Optional.empty();
        }
        return now.column(name).map(line -> com.traveease.schema.table.Column.of((TableElement.Column) TableElement.of(
                Token.of(line)))).flatMap(FutureRows::byDefault);
    }

    private static Optional<String> byDefault(com.traveease.schema.table.Column column) {
        if (column.generated() || column.autoIncrement()) {
            return Optional.empty();
        }
        return column.defaultValue().isEmpty() ? column.nullable() ? Optional.of("NULL") : Optional.empty()
                : column.defaultValue().filter(value -> column.literalDefault()
                        && !value.toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP"));
    }

    /** Of a row of which only some values go back. */
    private Optional<String> part(String name) {
        if (to.brings(name)) {
            return Optional.of("k." + Identifiers.plain(name));
        }
        boolean generated = to.now().column(name).filter(Column::generated).isPresent();
        boolean known = rows.isEmpty() || rows.get().then().column(name).isPresent();
        return generated || !known ? Optional.empty() : Optional.of("n." + Identifiers.plain(name));
    }
}
