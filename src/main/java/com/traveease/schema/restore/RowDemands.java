package com.traveease.schema.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.traveease.schema.definition.TableText;
import com.traveease.schema.keep.Kept;
import com.traveease.schema.keep.KeyWalk;
import com.traveease.schema.keep.TableColumns.Column;
import com.traveease.schema.rows.DataCheck;
import com.traveease.schema.rows.RowQueries;
import com.traveease.schema.server.MySqlErrors;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.syntax.TableElement.KeyKind;

/**
 * What a table asks of the rows that are to go back to it: its keys, checks and foreign keys, and that no other row is there.
 */
final class RowDemands {

    /**
     * @param statement that shows the rows which it counts; empty when it cannot be asked
     * @param isOfServer whether the server would refuse such a row; without that, it would be left as it is
     */
    record Demand(DataCheck check, String statement, boolean isOfServer) {

        Demand(DataCheck check, String statement) {
            this(check, statement, true);
        }
    }

    private final RestoreTarget to;
    private final TableText now;
    private final TableText then;
    private final List<RestoreTarget> others;
    private final boolean asksForOtherValues;
    private final FutureRows rows;
    private final String words;
    private final List<Demand> demands = new ArrayList<>();

    /**
     * @param others all that goes back together
     * @param asksForOtherValues whether nobody has said what becomes of values that were written since
     */
    RowDemands(RestoreTarget to, TableText now, TableText then, List<RestoreTarget> others, boolean asksForOtherValues) {
        this.asksForOtherValues = asksForOtherValues;
        this.to = to;
        this.now = now;
        this.then = then;
        this.others = others;
        this.rows = new FutureRows(to, now, then, to.rowsAmong(others));
        this.words = to.isWhole() ? "kept rows" : "kept values";
    }

    List<Demand> all() {
        values();
        if (!to.isWhole() && asksForOtherValues) {
            otherValues();
        }
        for (String line : now.lines()) {
            TableElement element = TableElement.of(Token.of(line));
            if (element instanceof TableElement.Key key && (key.kind() == KeyKind.PRIMARY || key.kind() == KeyKind.UNIQUE)) {
                unique(key, line);
            } else if (element instanceof TableElement.Check check && check.enforced()) {
                check(check, line);
            } else if (element instanceof TableElement.ForeignKey key) {
                parents(key);
            }
        }
        return List.copyOf(demands);
    }

    private void values() {
        for (Column column : to.then().stored()) {
            if (column.nullable() && !to.now().column(column.name()).orElseThrow().nullable()) {
                String name = Identifiers.plain(column.name());
                add("%s without a value in %s, which is NOT NULL now".formatted(words, name), MySqlErrors.BAD_NULL_ERROR,
                        "*", "FROM %s WHERE %s IS NULL".formatted(to.copy(), name));
            }
        }
        if (to.isWhole() && to.then().key().isPresent() && to.entry().state() != Kept.State.RETURNING) {
            KeyWalk key = to.then().key().get();
            String different = to.then().stored().stream().filter(column -> !column.timed())
                    .map(column -> "NOT (BINARY n.%1$s <=> BINARY k.%1$s)".formatted(Identifiers.plain(column.name())))
                    .collect(Collectors.joining(" OR "));
            String from = "FROM %s n JOIN %s k ON %s".formatted(to.table(), to.copy(), key.same("n", "k"));
            demands.add(new Demand(DataCheck.of("kept rows whose key another row has now",
                    "SELECT 1 %s WHERE %s".formatted(from, different), MySqlErrors.DUP_ENTRY), "SELECT * " + from + ";"));
        }
    }

    /** A row that an earlier run has put back already may have been written since. */
    private void otherValues() {
        KeyWalk key = to.then().key().orElseThrow();
        String different = to.entry().columns().stream().map(name -> to.now().column(name).orElseThrow())
                .map(column -> "NOT (BINARY n.%1$s <=> BINARY k.%1$s OR %2$s)".formatted(Identifiers.plain(column.name()),
                        GivenValue.condition(column, "n." + Identifiers.plain(column.name()), givenTime(column))))
                .collect(Collectors.joining(" OR "));
        String from = "FROM %s n JOIN %s k ON %s".formatted(to.table(), to.copy(), key.same("n", "k"))
                + to.place().map(place -> " LEFT JOIN %s p ON TRUE".formatted(place)).orElse("") + " WHERE (" + different + ")"
                + to.place().map(place -> " AND (p.place IS NULL OR %s)".formatted(key.behind("k", "p"))).orElse("");
        String values = to.entry().columns().stream().map(name -> "n." + Identifiers.plain(name))
                .collect(Collectors.joining(", "));
        demands.add(new Demand(DataCheck.of("rows with another value now (restore --prefer current leaves it, restore --prefer "
                + "kept overwrites it)", "SELECT 1 " + from, 0), "SELECT k.*, %s %s;".formatted(values, from), false));
    }

    /** Rows that an interrupted run has put back have its times. */
    private String givenTime(Column column) {
        boolean begun = to.rowsAmong(others).filter(rows -> rows.entry().state() == Kept.State.RETURNING).isPresent();
        return begun ? "TRUE" : "n.%s <=> %s".formatted(Identifiers.plain(column.name()), GivenTime.query(to, column));
    }

    private void unique(TableElement.Key key, String line) {
        List<String> values = RowQueries.values(key, line);
        List<String> used = used(key.tokens());
        if (values.isEmpty() || isIdentity(key, values)
                || !to.isWhole() && used.stream().noneMatch(name -> to.brings(name) || isGenerated(name))) {
            return;
        }
        String name = key.kind() == KeyKind.PRIMARY ? "the primary key"
                : "the unique key " + key.name().map(Identifiers::plain).orElse("");
        Optional<String> source = rows.with(used, "f");
        if (source.isEmpty()) {
            untold("%s with the same values in %s".formatted(words, name));
            return;
        }
        if (!isUniqueAlready(values, used)) {
            add("values of %s that %s have more than once".formatted(name, words), MySqlErrors.DUP_ENTRY,
                    String.join(", ", values) + ", COUNT(*)", RowQueries.duplicates(source.get(), values));
        }
        to.then().key().ifPresent(identity -> add("%s with a value of %s that another row has now".formatted(words, name),
                MySqlErrors.DUP_ENTRY, "*", inTheWay(source.get(), values, identity)));
    }

    /** Rows of the table, other than themselves, that have the same. */
    private String inTheWay(String source, List<String> values, KeyWalk identity) {
        List<String> own = identity.names().stream().map(Identifiers::plain).toList();
        String selected = Stream.concat(named(values, "u"), named(own, "r")).collect(Collectors.joining(", "));
        return "FROM (SELECT %1$s FROM %2$s) a JOIN (SELECT %1$s FROM %3$s) b ON %4$s WHERE NOT (%5$s)".formatted(selected,
                source,
                to.table(), same(values.size(), "u"), same(own.size(), "r"));
    }

    private static Stream<String> named(List<String> values, String prefix) {
        return IntStream.range(0, values.size()).mapToObj(i -> "%s AS %s%d".formatted(values.get(i), prefix, i + 1));
    }

    private static String same(int number, String prefix) {
        return IntStream.rangeClosed(1, number).mapToObj(i -> "a.%1$s%2$d = b.%1$s%2$d".formatted(prefix, i))
                .collect(Collectors.joining(" AND "));
    }

    /** By which the rows are told apart: those with the same are asked for by themselves. */
    private boolean isIdentity(TableElement.Key key, List<String> values) {
        return to.isWhole() && to.then().key().filter(identity -> key.columns().size() == values.size()
                && lower(identity.names()).equals(lower(key.columns()))
                && values.stream().noneMatch(value -> value.startsWith("LEFT("))).isPresent();
    }

    /** The kept table has such a key itself. */
    private boolean isUniqueAlready(List<String> values, List<String> used) {
        return to.isWhole() && used.stream().allMatch(name -> now.column(name).equals(then.column(name)))
                && then.lines().stream().anyMatch(line -> TableElement.of(Token.of(line)) instanceof TableElement.Key key
                        && (key.kind() == KeyKind.PRIMARY || key.kind() == KeyKind.UNIQUE)
                        && RowQueries.values(key, line).equals(values));
    }

    private void check(TableElement.Check check, String line) {
        String what = "%s that violate the check %s".formatted(words, check.constraint().map(Identifiers::plain).orElse(""));
        List<String> used = used(check.tokens());
        if (!to.isWhole() && used.stream().noneMatch(name -> to.brings(name) || isGenerated(name))) {
            return;
        }
        Optional<String> condition = RowQueries.condition(check.tokens(), line);
        Optional<String> source = rows.with(used, "f");
        if (condition.isEmpty() || source.isEmpty()) {
            untold(what);
        } else {
            add(what, MySqlErrors.CHECK_CONSTRAINT_VIOLATED, "*",
                    "FROM %s WHERE NOT %s".formatted(source.get(), condition.get()));
        }
    }

    private void parents(TableElement.ForeignKey key) {
        if (key.columns().stream().noneMatch(to::brings)) {
            return;
        }
        String name = key.constraint().map(Identifiers::plain).orElse("");
        String parent = key.referenced().schema().map(schema -> Identifiers.plain(schema) + ".").orElse("")
                + Identifiers.plain(key.referenced().name());
        String what = "%s that refer to rows of %s which are no longer there (%s)".formatted(words, parent, name);
        Optional<String> source = rows.with(key.columns(), "c");
        if (source.isEmpty()) {
            untold(what);
            return;
        }
        String home = to.table().substring(0, to.table().length() - Identifiers.plain(to.name()).length());
        List<String> parents = new ArrayList<>(List.of(key.referenced().schema().isPresent() ? parent : home + parent));
        if (key.referenced().schema().isEmpty()) {
            others.stream().filter(other -> other.isWhole() && other.name().equalsIgnoreCase(key.referenced().name()))
                    .map(RestoreTarget::copy).forEach(parents::add);
        }
        add(what, MySqlErrors.NO_REFERENCED_ROW_2, "*",
                RowQueries.orphans(source.get(), key.columns(), parents, key.referencedColumns()));
    }

    private boolean isGenerated(String name) {
        return to.now().column(name).filter(Column::generated).isPresent();
    }

    /** The columns of the table that are named. */
    private List<String> used(List<Token> tokens) {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        // A key or a check may have the name of a column.
        tokens.stream().dropWhile(token -> !token.isSymbol('(')).filter(Token::isName).map(Token::text)
                .filter(name -> to.now().column(name).isPresent()).forEach(names::add);
        return List.copyOf(names);
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(java.util.Locale.ROOT)).sorted().toList();
    }

    private void add(String what, int errno, String shown, String from) {
        demands.add(new Demand(DataCheck.of(what, "SELECT 1 " + from, errno), "SELECT %s %s;".formatted(shown, from)));
    }

    private void untold(String what) {
        demands.add(new Demand(DataCheck.untold(what, "no query can tell"), ""));
    }
}
