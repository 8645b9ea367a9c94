package com.traveease.schema.alteration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.traveease.schema.sql.Identifiers;

/** The clauses of one table, by what they do, before they are put together. */
final class AlterDraft {

    final String table;
    final List<String> drops = new ArrayList<>();
    /** RENAME COLUMN and RENAME INDEX. */
    final List<String> names = new ArrayList<>();
    final List<String> columns = new ArrayList<>();
    final List<String> adds = new ArrayList<>();
    final List<String> options = new ArrayList<>();
    /** InnoDB makes one fulltext index at a time: each of these is a statement of its own. */
    final List<String> fulltexts = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();
    /** Statements before the first ALTER. */
    final List<DiffStatement> before = new ArrayList<>();
    /** Statements behind it. */
    final List<DiffStatement> after = new ArrayList<>();
    /** Columns, in lower case, that get their values in {@link #after}. What is on them waits for these. */
    final Set<String> staged = new HashSet<>();
    /** What makes staged columns what they are to be, in the last ALTER. */
    final List<String> tighten = new ArrayList<>();
    /** Keys and checks on staged columns, in the last ALTER. */
    final List<String> waiting = new ArrayList<>();

    AlterDraft(String table) {
        this.table = table;
    }

    String alter(List<String> clauses) {
        return "ALTER TABLE %s\n    %s".formatted(Identifiers.plain(table), String.join(",\n    ", clauses));
    }

    /**
     * The clauses that need no values to be filled in.
     *
     * @param split a statement for each kind of clause
     * @param namesApart renaming in a statement before the others
     */
    List<DiffStatement> main(boolean split, boolean namesApart) {
        List<List<String>> statements = new ArrayList<>();
        if (split) {
            statements.addAll(List.of(drops, names, columns, adds, options));
        } else if (namesApart && !names.isEmpty()) {
            statements.add(joined(drops, names));
            statements.add(joined(columns, adds, options));
        } else {
            statements.add(joined(drops, names, columns, adds, options));
        }
        List<DiffStatement> main = new ArrayList<>();
        // A reviewer reads all remarks before the first statement that they could be about.
        statements.stream().filter(clauses -> !clauses.isEmpty()).forEach(clauses -> main
                .add(new DiffStatement(alter(clauses), main.isEmpty() ? remarks : List.of())));
        fulltexts.forEach(clause -> main.add(DiffStatement.of(alter(List.of(clause)))));
        return main;
    }

    /** What follows when the columns have their values. */
    List<DiffStatement> last() {
        List<String> clauses = joined(tighten, waiting);
        return clauses.isEmpty() ? List.of() : List.of(DiffStatement.of(alter(clauses)));
    }

    @SafeVarargs
    private static List<String> joined(List<String>... lists) {
        List<String> all = new ArrayList<>();
        for (List<String> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
