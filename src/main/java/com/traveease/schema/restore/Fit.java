package com.traveease.schema.restore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ConnectionSource;
import com.traveease.schema.definition.Definitions;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.keep.Kept;
import com.traveease.schema.keep.KeptSchema;
import com.traveease.schema.keep.Server;
import com.traveease.schema.keep.TableColumns.Column;
import com.traveease.schema.keep.TableMove;
import com.traveease.schema.rows.DataCheck;
import com.traveease.schema.rows.RowCounter;
import com.traveease.schema.sql.Identifiers;

/** Whether what was kept fits the tables to which it goes back. Reads only; the rows as they are at one moment. */
final class Fit {

    private static final Duration ONE = Duration.ofMinutes(1);
    private static final Duration ALL = Duration.ofMinutes(10);

    private final Server server;
    private final ConnectionSource connections;
    private final KeptSchema kept;
    private final String home;
    private final Consumer<String> warnings;
    private final Optional<Prefer> prefer;

    /**
     * @param connections for questions of their own
     * @param prefer empty where nobody has said it
     * @param warnings hears what could not be found out
     */
    Fit(Server server, ConnectionSource connections, KeptSchema kept, String home, Optional<Prefer> prefer,
            Consumer<String> warnings) {
        this.prefer = prefer;
        this.server = server;
        this.connections = connections;
        this.kept = kept;
        this.home = home;
        this.warnings = warnings;
    }

    /** @throws MisfitException with all that does not fit */
    void require(List<RestoreTarget> targets) throws SQLException {
        List<Misfit> misfits = new ArrayList<>();
        List<RestoreTarget> alike = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (RestoreTarget target : targets) {
            Optional<Misfit> missing = missing(target);
            missing.ifPresent(misfits::add);
            List<Misfit> differing = missing.isPresent() ? List.of() : columnsThatDiffer(target);
            misfits.addAll(differing);
            if (missing.isEmpty()) {
                misfits.addAll(inTheWay(target));
            }
            if (missing.isEmpty() && differing.isEmpty()) {
                alike.add(target);
            } else {
                unread.add(target.entry().what());
            }
        }
        misfits.addAll(ofRows(alike, targets));
        if (!misfits.isEmpty()) {
            throw new MisfitException(misfits, unread(unread) + advice(misfits, targets));
        }
    }

    /** No question about rows can be asked of columns that differ. */
    private static String unread(List<String> unread) {
        return unread.isEmpty() ? ""
                : "The rows of %s were not compared yet: this needs the table with the same columns. "
                        .formatted(String.join(", ", unread.stream().distinct().toList()));
    }

    private String advice(List<Misfit> misfits, List<RestoreTarget> targets) throws SQLException {
        List<RestoreTarget> others = new ArrayList<>(targets);
        List<RestoreTarget> wrong = new ArrayList<>(targets.stream()
                .filter(target -> misfits.stream().anyMatch(misfit -> misfit.kept().table().equalsIgnoreCase(
                        target.entry().table())))
                .toList());
        // What refers to rows that do not come back yet, does not come back either.
        for (int i = 0; i < wrong.size(); i++) {
            String parent = wrong.get(i).name();
            others.remove(wrong.get(i));
            List<String> children = server.strings("SELECT table_name FROM information_schema.referential_constraints "
                    + "WHERE constraint_schema = ? AND unique_constraint_schema = ? AND referenced_table_name = ?", home, home,
                    parent);
            others.stream()
                    .filter(other -> !wrong.contains(other) && children.stream().anyMatch(other.name()::equalsIgnoreCase))
                    .forEach(wrong::add);
        }
        String options = others.stream().map(target -> " --table " + Kept.asTyped(target.entry().table())).distinct()
                .collect(Collectors.joining());
        return "Correct these, then run restore again."
                + (options.isEmpty() ? "" : " To restore what fits now: restore%s".formatted(options));
    }

    private Optional<Misfit> missing(RestoreTarget target) throws SQLException {
        Kept entry = target.entry();
        if (target.then().all().isEmpty()) {
            return Optional.of(Misfit.of(entry, "%s: the kept rows in %s are gone".formatted(entry.what(), target.copy())));
        }
        if (target.now().all().isEmpty() || TableMove.isStandIn(server, home, target.name())) {
            return Optional
                    .of(Misfit.of(entry, ("%s: there is no table %s. If it has another name now, put in that name for %2$s "
                            + "and run").formatted(entry.what(), Identifiers.plain(target.name())), ByHand.statements(target)));
        }
        return Optional.empty();
    }

    private List<Misfit> inTheWay(RestoreTarget target) throws SQLException {
        Kept entry = target.entry();
        List<Misfit> misfits = new ArrayList<>(new TriggersInTheWay(server, home).of(target));
        boolean unkeyed = entry.isWhole() && target.then().key().isEmpty() && entry.state() != Kept.State.RETURNING;
        if (unkeyed && !server.strings("SELECT 1 FROM %s LIMIT 1".formatted(target.table())).isEmpty()) {
            misfits.add(Misfit.of(entry, "%s: there are rows already, and no key identifies which are the same".formatted(
                    entry.what()), "SELECT * FROM %s;".formatted(target.table())));
        }
        return misfits;
    }

    private static List<Misfit> columnsThatDiffer(RestoreTarget target) {
        List<String> misfits = new ArrayList<>();
        String table = Identifiers.plain(target.name()) + ".";
        for (Column column : target.then().all()) {
            Optional<Column> other = target.now().column(column.name());
            String name = table + Identifiers.plain(column.name());
            if (other.isEmpty()) {
                misfits.add(name + ": the column no longer exists");
            } else if (!other.get().type().equals(column.type())) {
                misfits.add("%s: was %s and is %s now".formatted(name, column.type(), other.get().type()));
            } else if (target.isWhole() && other.get().generated() != column.generated()) {
                misfits.add("%s: is %s now".formatted(name,
                        column.generated() ? "not a generated column" : "a generated column"));
            }
        }
        if (target.isWhole()) {
            target.now().stored().stream()
                    .filter(column -> target.then().column(column.name()).isEmpty() && !column.optional())
                    .forEach(column -> misfits.add("%s: needs a value now, and the kept rows have no such column"
                            .formatted(table + Identifiers.plain(column.name()))));
        }
        return misfits.stream().map(misfit -> Misfit.of(target.entry(), misfit)).toList();
    }

    private List<Misfit> ofRows(List<RestoreTarget> alike, List<RestoreTarget> targets) throws SQLException {
        List<Misfit> misfits = new ArrayList<>();
        if (alike.isEmpty()) {
            return misfits;
        }
        try (Definitions here = Definitions.of(connections, home);
                Definitions there = Definitions.of(connections, kept.name());
                Connection connection = connections.open();
                RowCounter counter = RowCounter.of(connection, ONE, ALL)) {
            for (RestoreTarget target : alike) {
                Optional<TableText> now = here.table(target.name());
                Optional<TableText> then = there.table(target.entry().keptTable());
                if (now.isPresent() && then.isPresent()) {
                    misfits.addAll(counted(counter, target, new RowDemands(target, now.get(), then.get(), targets,
                            prefer.isEmpty()).all()));
                }
            }
        }
        return misfits;
    }

    private List<Misfit> counted(RowCounter counter, RestoreTarget target, List<RowDemands.Demand> demands)
            throws SQLException {
        List<Misfit> misfits = new ArrayList<>();
        String what = target.entry().what();
        Set<String> untold = new LinkedHashSet<>();
        for (RowDemands.Demand demand : demands) {
            DataCheck check = demand.check();
            DataCheck.Count count = counter.count(check);
            if (count.untold().isPresent()) {
                String reason = "%s (%s)".formatted(check.what(), count.untold().get());
                if (demand.isOfServer()) {
                    untold.add(reason);
                } else {
                    warnings.accept("%s: whether there are %s was not counted. They are left as they are.".formatted(what,
                            reason));
                }
            } else if (count.found() > 0) {
                misfits.add(new Misfit(target.entry(), "%s: %s: %s".formatted(what, check.what(), count),
                        OptionalLong.of(count.found()), demand.statement()));
            }
        }
        if (!untold.isEmpty()) {
            warnings.accept(
                    ("%s: whether there are %s was not counted. The restore would stop at the first of them, and can be run "
                            + "again when the cause is removed.").formatted(what, String.join(", or ", untold)));
        }
        return misfits;
    }
}
