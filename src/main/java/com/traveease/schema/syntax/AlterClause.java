package com.traveease.schema.syntax;

import java.util.List;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** One clause of an ALTER TABLE. */
public sealed interface AlterClause {

    /** All of it, as it is written. */
    List<Token> tokens();

    /** What a table has by name. */
    enum Part {
        COLUMN,
        INDEX,
        PRIMARY_KEY,
        FOREIGN_KEY,
        CHECK,
        /** DROP CONSTRAINT does not say what it is: a key, a foreign key or a check. */
        CONSTRAINT
    }

    /** A column, a key or a constraint; columns in parentheses may be several, with keys among them. */
    record Add(List<TableElement> elements, List<Token> tokens) implements AlterClause {
    }

    record Modify(TableElement.Column column, List<Token> tokens) implements AlterClause {
    }

    /** A column gets a definition and perhaps another name. */
    record Change(String from, TableElement.Column to, List<Token> tokens) implements AlterClause {

        public boolean renames() {
            return !from.equalsIgnoreCase(to.name());
        }
    }

    /** @param name {@code PRIMARY} of the primary key */
    record Drop(Part part, String name, List<Token> tokens) implements AlterClause {
    }

    /** The default or the visibility of a column, the visibility of an index, whether a check is enforced. */
    record Alter(Part part, String name, List<Token> tokens) implements AlterClause {
    }

    /** Of a column or an index. */
    record Rename(Part part, String from, String to, List<Token> tokens) implements AlterClause {

        public boolean renames() {
            return !from.equalsIgnoreCase(to);
        }
    }

    record RenameTable(QualifiedName to, List<Token> tokens) implements AlterClause {
    }

    record Option(TableOption option, List<Token> tokens) implements AlterClause {
    }

    /** How the server does it, not what. */
    enum ExecutionKind {
        ALGORITHM,
        LOCK,
        VALIDATION
    }

    /** @param value in upper case, {@code INPLACE} */
    record Execution(ExecutionKind kind, String value, List<Token> tokens) implements AlterClause {
    }

    /** What is done to the table as a whole. */
    enum Action {
        FORCE(true, "FORCE"),
        CONVERT(false, "CONVERT", "TO"),
        ORDER_BY(false, "ORDER", "BY"),
        ENABLE_KEYS(true, "ENABLE", "KEYS"),
        DISABLE_KEYS(true, "DISABLE", "KEYS"),
        DISCARD_TABLESPACE(true, "DISCARD", "TABLESPACE"),
        IMPORT_TABLESPACE(true, "IMPORT", "TABLESPACE"),
        SECONDARY_LOAD(true, "SECONDARY_LOAD"),
        SECONDARY_UNLOAD(true, "SECONDARY_UNLOAD"),
        PARTITION_BY(false, "PARTITION", "BY"),
        REMOVE_PARTITIONING(true, "REMOVE", "PARTITIONING");

        private final boolean whole;
        private final String[] words;

        /** @param whole whether nothing follows its words */
        Action(boolean whole, String... words) {
            this.whole = whole;
            this.words = words;
        }

        /** Whether the clause is this one. */
        boolean is(List<Token> clause) {
            TokenReader reader = new TokenReader(clause);
            return reader.accept(words) && (!whole || !reader.hasNext());
        }
    }

    record Whole(Action action, List<Token> tokens) implements AlterClause {
    }

    /** What is done to partitions. */
    enum PartitionAction {
        ADD,
        DROP,
        TRUNCATE,
        DISCARD,
        IMPORT,
        COALESCE,
        REORGANIZE,
        ANALYZE,
        CHECK,
        OPTIMIZE,
        REBUILD,
        REPAIR
    }

    /**
     * @param all whether it is about all of them; then there are no names
     * @param names of those that are there
     * @param made the names of those that come
     */
    record Partitions(PartitionAction action, boolean all, List<String> names, List<String> made, List<Token> tokens)
            implements
                AlterClause {
    }

    /** A partition and a table change places. */
    record ExchangePartition(String partition, QualifiedName table, List<Token> tokens) implements AlterClause {
    }

    /** What is not understood. */
    record Other(List<Token> tokens) implements AlterClause {
    }
}
