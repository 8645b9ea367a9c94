package com.traveease.schema.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.journal.JournalEntry.Mark;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/**
 * What the journal has of the numbers that AUTO_INCREMENT gives next, without those of tables that a statement has emptied,
 * replaced or numbered anew since.
 *
 * @param byTable by name, quoted
 * @param areExact whether no number was given since, but by a transaction that is rolled back; else there may be higher ones
 */
public record JournaledAutoIncrements(Map<String, Long> byTable, boolean areExact) {

    private static final Pattern LINE = Pattern.compile("ALTER TABLE (.+) AUTO_INCREMENT = (\\d+)");
    private static final Pattern UP_TO = Pattern.compile("-- (\\d+)\\n?[\\s\\S]*");

    /**
     * @param entries of an interrupted script; empty when there is none
     * @param carried lines of what the scripts before it have left
     */
    public static JournaledAutoIncrements of(List<JournalEntry> entries, List<String> carried) {
        String own = lines(entries);
        int upTo = upTo(own);
        Map<String, Long> numbers = parse(String.join("\n", carried));
        Map<String, Long> newer = parse(own);
        boolean exact = upTo >= 0 && entries.stream().noneMatch(entry -> isPartOf(entry.mark()));
        for (JournalEntry entry : entries) {
            Statement statement = new Statement(1, entry.sql());
            if (entry.statement() > 0 && statement.kind() == StatementKind.DEFINITION) {
                boolean perhaps = entry.mark() == Mark.BEGUN;
                apply(statement, perhaps, numbers);
                if (entry.statement() > upTo) {
                    exact = false;
                    apply(statement, perhaps, newer);
                }
            }
        }
        numbers.putAll(newer);
        return new JournaledAutoIncrements(numbers, exact);
    }

    /** As they stand in the journal; empty when there are none. */
    static String lines(List<JournalEntry> entries) {
        return entries.isEmpty() || entries.get(0).statement() > 0 ? "" : entries.get(0).session();
    }

    /** The last statement that had run when they were read; -1 where there may be higher ones since. */
    static int upTo(String lines) {
        Matcher first = UP_TO.matcher(lines);
        return first.matches() ? Integer.parseInt(first.group(1)) : -1;
    }

    static Map<String, Long> parse(String lines) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        lines.lines().map(LINE::matcher).filter(Matcher::matches)
                .forEach(line -> numbers.put(line.group(1), Long.parseUnsignedLong(line.group(2))));
        return numbers;
    }

    /** Of which something has committed, or may have. */
    private static boolean isPartOf(Mark mark) {
        return switch (mark) {
            case PARTIALLY_COMMITTED, IN_DOUBT, FAILED -> true;
            case BEGUN, FINISHED -> false;
        };
    }

    /** What may change which number a table that is there gives next, other than an INSERT. */
    public static Optional<DefinitionChange> reset(Statement statement) {
        return statement.change().filter(change -> switch (change.effect()) {
            case REMOVES, RENAMES, EMPTIES, EXCHANGES -> true;
            case DEFINES, REFILLS -> {
                List<Token> tokens = statement.tokens();
                yield tokens.get(0).is("ALTER") && tokens.stream().anyMatch(token -> token.is("AUTO_INCREMENT"));
            }
        });
    }

    /** @param perhaps whether the statement was begun only */
    private static void apply(Statement statement, boolean perhaps, Map<String, Long> numbers) {
        DefinitionChange change = reset(statement).orElse(null);
        if (change == null) {
            return;
        }
        Map<String, Long> before = new LinkedHashMap<>();
        change.objects().forEach(object -> named(object, numbers).forEach(table -> before.put(table, numbers.get(table))));
        numbers.keySet().removeAll(before.keySet());
        if (change.objects().stream().allMatch(object -> object.kind() == SchemaObject.Kind.TABLE)) {
            Map<String, Long> after = new LinkedHashMap<>();
            for (int i = 0; i < change.origins().size(); i++) {
                if (change.origins().get(i) != DefinitionChange.GONE) {
                    SchemaObject object = change.objects().get(i);
                    named(change.objects().get(change.origins().get(i)), before)
                            .forEach(table -> after.put(called(table, object), before.get(table)));
                }
            }
            numbers.putAll(after);
            if (perhaps && !change.origins().isEmpty()) {
                // They have the one name or the other; of a name that two of them have in turn one cannot tell.
                before.forEach((table, number) -> numbers.merge(table, number, (one, other) -> one.equals(other) ? one : null));
            }
        }
    }

    /** Which of these tables a statement means. */
    static List<String> named(SchemaObject object, Map<String, ?> tables) {
        return tables.keySet().stream().filter(table -> {
            List<String> name = new TokenReader(Token.of(table)).dottedName();
            return object.kind() == SchemaObject.Kind.DATABASE ? object.name().equalsIgnoreCase(name.get(0))
                    : object.name().equalsIgnoreCase(name.get(1))
                            && object.schema().map(schema -> schema.equalsIgnoreCase(name.get(0))).orElse(true);
        }).toList();
    }

    /** The new name of a table, which stays in its schema where the statement names none. */
    static String called(String table, SchemaObject object) {
        String schema = object.schema().orElseGet(() -> new TokenReader(Token.of(table)).dottedName().get(0));
        return AutoIncrements.quoted(schema, object.name());
    }
}
