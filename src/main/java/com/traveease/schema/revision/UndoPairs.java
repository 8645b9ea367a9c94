package com.traveease.schema.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.statement.StatementTouch;

/**
 * Which statements of an undo script undo the first statements of its revision. Statements about the same objects belong
 * together: what an undo script does to an object undoes what the revision did to it. A pure function of the two scripts.
 */
public final class UndoPairs {

    private static final Set<StatementKind> OF_ROWS = Set.of(StatementKind.DATA, StatementKind.SESSION, StatementKind.BEGIN,
            StatementKind.COMMIT);

    private final List<StatementTouch> upgrade;
    private final List<StatementTouch> undo;
    private final int applied;
    /** The objects that are connected by statements about several of them, each by one of its own. */
    private final Map<String, String> groups = new TreeMap<>();

    private UndoPairs(List<Statement> upgrade, int applied, List<Statement> undo) {
        this.upgrade = upgrade.stream().map(StatementTouch::of).toList();
        this.undo = undo.stream().map(StatementTouch::of).toList();
        this.applied = Math.min(applied, upgrade.size());
        this.upgrade.forEach(this::connect);
        this.undo.forEach(this::connect);
    }

    /**
     * @param applied how many statements of the revision's script are in the database, from the first on
     * @return the numbers, from 1, of the undo script's statements that take these back; empty when that is not certain
     */
    public static Optional<List<Integer>> certain(Revision revision, int applied) {
        return leavesRows(revision, applied) ? Optional.of(List.of())
                : new UndoPairs(revision.upgrade().statements(), applied, undo(revision)).certain();
    }

    /**
     * As {@link #certain}, where the last of these statements has changed a part of the rows that it would: what is run must
     * not change rows then, of which nobody knows whether they are among those.
     */
    public static Optional<List<Integer>> certainOfPart(Revision revision, int applied) {
        List<Statement> undo = undo(revision);
        return certain(revision, applied).filter(numbers -> numbers.stream().map(u -> undo.get(u - 1).kind())
                .allMatch(kind -> kind == StatementKind.DEFINITION || kind == StatementKind.SESSION));
    }

    /** Whether the undo script alone undoes what the first statements of the revision did. */
    public static boolean areCertain(Revision revision, int applied) {
        return applied == 0 || isCertain(() -> certain(revision, applied));
    }

    /** As {@link #areCertain}, of {@link #certainOfPart}. */
    public static boolean areCertainOfPart(Revision revision, int applied) {
        return isCertain(() -> certainOfPart(revision, applied));
    }

    /**
     * Whether these statements have changed rows and nothing else, and the undo script says that they stay as they are. What
     * else they made may be in the way of the next run: the end of the script may have been to drop it.
     */
    public static boolean leavesRows(Revision revision, int applied) {
        return revision.undo().filter(Script::isIntentionallyEmpty).isPresent()
                && revision.upgrade().statements().stream().limit(applied).map(Statement::kind).allMatch(OF_ROWS::contains);
    }

    private static boolean isCertain(Supplier<Optional<List<Integer>>> numbers) {
        try {
            return numbers.get().isPresent();
        } catch (InvalidScriptException e) {
            return false; // the run will say so
        }
    }

    private static List<Statement> undo(Revision revision) {
        return revision.undo().map(Script::statements).orElse(List.of());
    }

    /**
     * The numbers, from 1, of the undo script's statements that are about the same objects as one statement of the revision;
     * for a person who decides.
     */
    public static List<Integer> of(List<Statement> upgrade, int statement, List<Statement> undo) {
        UndoPairs pairs = new UndoPairs(upgrade, statement, undo);
        Set<String> objects = pairs.upgrade.get(statement - 1).objects();
        return IntStream.rangeClosed(1, undo.size())
                .filter(u -> pairs.undo.get(u - 1).objects().stream().anyMatch(objects::contains)).boxed().toList();
    }

    private Optional<List<Integer>> certain() {
        boolean known = upgrade.subList(0, applied).stream().allMatch(StatementTouch::isKnown)
                && undo.stream().allMatch(StatementTouch::isKnown);
        if (!known) {
            return Optional.empty();
        }
        Set<Integer> run = new TreeSet<>();
        for (String group : new TreeSet<>(groups.keySet().stream().map(this::groupOf).toList())) {
            Optional<Set<Integer>> taken = takenBack(group);
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            run.addAll(taken.get());
        }
        if (!run.isEmpty()) {
            // What only changes the session is for those that run.
            IntStream.rangeClosed(1, undo.size()).filter(u -> undo.get(u - 1).isOfSession()).forEach(run::add);
        }
        return Optional.of(new ArrayList<>(run));
    }

    private Optional<Set<Integer>> takenBack(String group) {
        List<Integer> done = in(group, upgrade).stream().filter(k -> k <= applied).toList();
        List<Integer> open = in(group, upgrade).stream().filter(k -> k > applied).toList();
        List<Integer> undoing = in(group, undo);
        if (done.isEmpty()) {
            // What the revision has nothing to do with is undone for a reason that is not known.
            return open.isEmpty() ? Optional.empty() : Optional.of(Set.of());
        }
        if (open.isEmpty() && !undoing.isEmpty()) {
            return Optional.of(Set.copyOf(undoing));
        }
        Optional<Integer> drop = dropOfCreated(group, done.get(0), undoing);
        if (drop.isPresent()) {
            return Optional.of(Set.of(drop.get()));
        }
        if (undoing.isEmpty()) {
            return goesWithAnother(done) ? Optional.of(Set.of()) : Optional.empty();
        }
        return byElements(done, open, undoing);
    }

    /** What the revision created goes as a whole, whatever it did to it then. */
    private Optional<Integer> dropOfCreated(String group, int first, List<Integer> undoing) {
        boolean alone = groups.values().stream().filter(group::equals).count() == 1;
        List<Integer> drops = undoing.stream().filter(u -> undo.get(u - 1).drops()).toList();
        boolean last = drops.size() == 1 && drops.get(0).equals(undoing.get(undoing.size() - 1));
        return alone && upgrade.get(first - 1).creates() && last ? Optional.of(drops.get(0)) : Optional.empty();
    }

    /** A trigger goes with its table. */
    private boolean goesWithAnother(List<Integer> done) {
        return done.stream().map(k -> upgrade.get(k - 1).within()).allMatch(table -> table.filter(name -> {
            String group = groupOf(name);
            List<Integer> made = in(group, upgrade).stream().filter(k -> k <= applied).toList();
            return groups.containsKey(name) && !made.isEmpty()
                    && dropOfCreated(group, made.get(0), in(group, undo)).isPresent();
        }).isPresent());
    }

    /**
     * Columns, indexes and constraints that are added one way and dropped the other. With a column go the values that the
     * revision set in it.
     */
    private Optional<Set<Integer>> byElements(List<Integer> done, List<Integer> open, List<Integer> undoing) {
        List<Integer> adding = done.stream().filter(k -> !upgrade.get(k - 1).setsColumns()).toList();
        Set<String> there = elements(adding, upgrade);
        Set<String> missing = elements(open.stream().filter(k -> !upgrade.get(k - 1).setsColumns()).toList(), upgrade);
        boolean named = allNamed(adding, upgrade, true) && allNamed(undoing, undo, false)
                && undoing.stream().noneMatch(u -> undo.get(u - 1).setsColumns())
                && there.containsAll(elements(done, upgrade));
        if (!named || missing.stream().anyMatch(there::contains)) {
            return Optional.empty();
        }
        Set<Integer> run = new HashSet<>();
        Set<String> gone = new HashSet<>();
        for (int u : undoing) {
            Set<String> dropped = undo.get(u - 1).elements().orElseThrow();
            if (there.containsAll(dropped)) {
                run.add(u);
                gone.addAll(dropped);
            } else if (!missing.containsAll(dropped)) {
                return Optional.empty();
            }
        }
        return gone.equals(there) ? Optional.of(run) : Optional.empty();
    }

    private static boolean allNamed(List<Integer> numbers, List<StatementTouch> of, boolean added) {
        return numbers.stream().map(k -> of.get(k - 1))
                .allMatch(touch -> touch.elements().isPresent() && touch.addsElements() == added);
    }

    private static Set<String> elements(List<Integer> numbers, List<StatementTouch> of) {
        Set<String> elements = new HashSet<>();
        numbers.forEach(k -> of.get(k - 1).elements().ifPresent(elements::addAll));
        return elements;
    }

    private List<Integer> in(String group, List<StatementTouch> statements) {
        return IntStream.rangeClosed(1, statements.size())
                .filter(k -> statements.get(k - 1).objects().stream().anyMatch(object -> groupOf(object).equals(group)))
                .boxed().toList();
    }

    private String groupOf(String object) {
        return groups.getOrDefault(object, object);
    }

    private void connect(StatementTouch touch) {
        Set<String> of = new HashSet<>();
        for (String object : touch.objects()) {
            of.add(groups.computeIfAbsent(object, itself -> itself));
        }
        if (of.size() > 1) {
            String first = new TreeSet<>(of).first();
            groups.replaceAll((object, group) -> of.contains(group) ? first : group);
        }
    }
}
