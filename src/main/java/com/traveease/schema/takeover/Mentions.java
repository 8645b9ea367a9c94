package com.traveease.schema.takeover;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * The names in a statement, in lower case. A name without a qualifier may belong to any table of its statement; one behind an
 * alias belongs to the tables of that alias.
 *
 * @param names that may be those of tables, views, routines
 * @param columns that stand for themselves
 * @param qualified the columns behind each qualifier
 * @param aliases the names by which a table may go
 * @param exact whether columns are known together with their table, in {@code qualified}
 */
record Mentions(Set<String> names, Set<String> columns, Map<String, Set<String>> qualified, Map<String, Set<String>> aliases,
        boolean exact) {

    /** What may follow a table's name and is no alias of it. */
    private static final Set<String> NO_ALIAS = Set.of("on", "where", "set", "using", "join", "left", "right", "inner", "cross",
            "natural", "straight_join", "group", "order", "limit", "values", "value", "select", "union", "having", "for", "as",
            "with", "use", "force", "ignore", "partition", "before", "after", "rename", "to", "window", "lock", "do", "begin",
            "from", "then", "end", "read", "write", "and", "or", "is", "not", "in", "like", "between", "when", "else");

    /** Of a CREATE TABLE or ALTER TABLE: its own table, and what its foreign keys refer to. */
    static Mentions ofTable(String table, List<NewForeignKey> references, List<String> own) {
        Map<String, Set<String>> columns = new HashMap<>();
        add(columns, table, own);
        references.forEach(reference -> add(columns, reference.referencedTable(), reference.referencedColumns()));
        return new Mentions(Set.copyOf(columns.keySet()), Set.of(), columns, Map.of(), true);
    }

    private static void add(Map<String, Set<String>> columns, String table, List<String> names) {
        Set<String> of = columns.computeIfAbsent(lower(table), any -> new HashSet<>());
        names.forEach(name -> of.add(lower(name)));
    }

    static Mentions of(List<Token> tokens) {
        Set<String> names = new HashSet<>();
        Set<String> columns = new HashSet<>();
        Map<String, Set<String>> qualified = new HashMap<>();
        Map<String, Set<String>> aliases = new HashMap<>();
        TokenReader reader = new TokenReader(tokens);
        while (reader.hasNext()) {
            Token token = reader.next();
            if (!token.isName()) {
                continue;
            }
            String name = lower(token.text());
            if (reader.peek().isSymbol('.') && reader.peek(1).isName()) {
                reader.next();
                String column = lower(reader.next().text());
                qualified.computeIfAbsent(name, any -> new HashSet<>()).add(column);
                // Or it is a table, behind its schema.
                names.add(name);
            } else {
                names.add(name);
                columns.add(name);
                String alias = lower(reader.peek().is("AS") ? reader.peek(1).text() : reader.peek().text());
                boolean isName = reader.peek().is("AS") ? reader.peek(1).isName() : reader.peek().isName();
                if (isName && (reader.peek().kind() == Token.Kind.QUOTED_NAME || !NO_ALIAS.contains(alias))) {
                    aliases.computeIfAbsent(name, any -> new HashSet<>()).add(alias);
                }
            }
        }
        return new Mentions(names, columns, qualified, aliases, false);
    }

    boolean mentions(String object) {
        return names.contains(lower(object));
    }

    boolean mentionsColumn(String table, String column) {
        if (!mentions(table)) {
            return false;
        }
        String of = lower(table);
        String name = lower(column);
        return columns.contains(name) || qualified.getOrDefault(of, Set.of()).contains(name)
                || aliases.getOrDefault(of, Set.of())
                        .stream().anyMatch(alias -> qualified.getOrDefault(alias, Set.of()).contains(name));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
