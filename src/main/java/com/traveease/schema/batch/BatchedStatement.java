package com.traveease.schema.batch;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.traveease.schema.directive.BatchDirective;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.Statement;

/**
 * A statement below {@code -- @batch}: the same statement over one range of a table's key after the other comes to the same as
 * the whole. Known from its text alone; what the server has to say of its tables is asked by {@link BatchKey}.
 */
public final class BatchedStatement {

    private final String script;
    private final Statement statement;
    private final BatchDirective directive;
    private final StatementParts parts;
    private final TableReference driving;
    private final Assignments assignments;
    private final Optional<JoinedKey> joined;

    private BatchedStatement(String script, Statement statement, BatchDirective directive) {
        this.script = script;
        this.statement = statement;
        this.directive = directive;
        if (statement.sql().contains("/*!")) {
            throw new IllegalArgumentException("it has a version comment (/*!), which not every server executes");
        }
        this.parts = StatementParts.of(statement.tokens());
        this.driving = driving();
        this.assignments = new Assignments(parts, driving);
        SplitReview review = new SplitReview(parts, driving, assignments);
        review.refusal().ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        this.joined = review.joinedKey();
    }

    /**
     * @param script its name
     * @throws InvalidScriptException when the statement would come to something else in batches, with the reason
     */
    public static BatchedStatement of(String script, Statement statement, BatchDirective directive) {
        try {
            return new BatchedStatement(script, statement, directive);
        } catch (IllegalArgumentException e) {
            throw new InvalidScriptException("%s, line %d cannot be run in batches (-- @batch): %s. Nothing was run."
                    .formatted(script, statement.line(), e.getMessage()));
        }
    }

    /** Why {@link #of} would refuse it, a clause without a full stop. */
    public static Optional<String> refusal(Statement statement, BatchDirective directive) {
        try {
            new BatchedStatement("", statement, directive);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private TableReference driving() {
        List<TableReference> references = parts.references();
        if (references.isEmpty()) {
            throw new IllegalArgumentException("it reads no table");
        }
        if (directive.table().isEmpty()) {
            if (references.size() > 1) {
                SplitReview.ofDelete(parts).ifPresent(reason -> {
                    throw new IllegalArgumentException(reason);
                });
                throw new IllegalArgumentException(
                        "it reads several tables (%s); say by which of them the batches are made: -- @batch by %s"
                                .formatted(TableReferences.listed(references), references.get(0).qualifier()));
            }
            return references.get(0);
        }
        String word = directive.table().get();
        List<TableReference> called = references.stream().filter(one -> one.isCalled(word)).toList();
        if (called.size() != 1) {
            throw new IllegalArgumentException("%s %s among the tables that it reads (%s)".formatted(word,
                    called.isEmpty() ? "is not" : "is more than once", TableReferences.listed(references)));
        }
        return called.get(0);
    }

    /** What one range should take. */
    public Duration time() {
        return directive.time();
    }

    /** The table whose key is walked, as a person writes it. */
    public String table() {
        return Identifiers.plain(driving.name());
    }

    /** Its name, without quotes and schema. */
    public String tableName() {
        return driving.name();
    }

    Optional<String> schema() {
        return driving.schema();
    }

    /** The unique key that is told; empty for the primary key. */
    Optional<String> index() {
        return directive.index();
    }

    String column(String name) {
        return driving.column(name);
    }

    /** What stands before the names of its columns, with the point. */
    String qualifier() {
        return Identifiers.quoted(driving.qualifier()) + ".";
    }

    /** Every name in it that may be one of a table or view. */
    List<String> tables() {
        return SplitReview.tables(statement.tokens());
    }

    /** Every name in it that may be one of a function; those of the server are among them. */
    List<String> called() {
        List<Token> tokens = statement.tokens();
        return IntStream.range(1, tokens.size()).filter(i -> tokens.get(i).isSymbol('(') && tokens.get(i - 1).isName())
                .mapToObj(i -> tokens.get(i - 1).text()).distinct().toList();
    }

    /**
     * Why it cannot be split by a key of these columns: it changes one of them, or puts rows of several keys together.
     *
     * @param columns of the key
     */
    Optional<String> refusal(List<String> columns) {
        Optional<String> changed = columns.stream().filter(assignments::changesDriving).findFirst();
        if (changed.isPresent()) {
            return Optional.of("it changes %s, by which the batches are made".formatted(Identifiers.plain(changed.get())));
        }
        if (joined.isPresent() && !joined.get().has(columns)) {
            return Optional.of(joined.get().refusal());
        }
        return Grouping.refusal(parts, driving, columns);
    }

    /** What has to join the table that it walks with the one that it writes. */
    Optional<JoinedKey> joined() {
        return joined;
    }

    /**
     * Whether rows that it has done no longer meet its condition, so that it may look again for those that were written
     * meanwhile.
     */
    public boolean repeats() {
        return parts.form() == StatementParts.Form.DELETE || assignments.endCondition();
    }

    /** The tables that it writes, without quotes and schema. */
    List<String> written() {
        return assignments.writtenNames();
    }

    /** The columns that an UPDATE sets, of whichever table. */
    List<String> set() {
        return assignments.columns();
    }

    /**
     * Whether it is the same at READ COMMITTED. There the server passes by rows that others have inserted and not committed; a
     * statement that looks again finds them.
     */
    public boolean mayPassByUncommitted() {
        return repeats() && written().equals(List.of(driving.name()));
    }

    /** The rule of foreign keys by which it may change rows of other tables; empty where there is none. */
    String cascade() {
        return switch (parts.form()) {
            case UPDATE -> "update_rule";
            case DELETE -> "delete_rule";
            case INSERT -> "";
        };
    }

    /** {@code inserted}, or what else a person calls what it does to rows. */
    public String done() {
        return switch (parts.form()) {
            case UPDATE -> "updated";
            case DELETE -> "deleted";
            case INSERT -> "inserted";
        };
    }

    /** The rows that it would work on: FROM and what follows. Of one that {@link #repeats}. */
    String matching() {
        String tables = text(parts.from(), parts.end());
        return "FROM " + tables + (parts.where() < 0 ? "" : " WHERE (" + text(parts.where() + 1, parts.tail()) + ")");
    }

    private String text(int from, int to) {
        List<Token> tokens = parts.tokens();
        return statement.sql().substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** {@link #matching} has a condition already. */
    boolean isConditional() {
        return parts.where() >= 0;
    }

    /**
     * The statement, for the rows of one range.
     *
     * @param range a condition
     * @param index by which the server is to find them, unquoted
     */
    String within(String range, String index) {
        StringBuilder sql = new StringBuilder(statement.sql());
        List<Token> tokens = parts.tokens();
        int end = tokens.get(parts.tail() - 1).end();
        if (parts.where() < 0) {
            sql.insert(end, " WHERE " + range);
        } else {
            sql.insert(end, ")");
            sql.insert(tokens.get(parts.where()).end(), " " + range + " AND (");
        }
        String hint = "INDEX(%s %s)".formatted(Identifiers.quoted(driving.qualifier()), Identifiers.quoted(index));
        int word = tokens.get(parts.select()).end();
        int there = word;
        while (there < sql.length() && Character.isWhitespace(sql.charAt(there))) {
            there++;
        }
        if (sql.indexOf("/*+", there) == there) {
            sql.insert(there + "/*+".length(), " " + hint + " ");
        } else {
            sql.insert(word, " /*+ " + hint + " */");
        }
        return sql.toString();
    }

    /** {@code V005__names.sql, line 4}. */
    String place() {
        return "%s, line %d".formatted(script, statement.line());
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static String listed(List<String> names) {
        return names.stream().map(Identifiers::plain).collect(Collectors.joining(", "));
    }
}
