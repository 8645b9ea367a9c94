package com.traveease.schema.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.sql.Token;

/**
 * An {@code ALTER TABLE}, or a {@code CREATE INDEX} or {@code DROP INDEX}, which are one for the server too.
 *
 * @param form the statement as it is written
 */
public record AlterTable(Form form, QualifiedName table, List<AlterClause> clauses) {

    /** The words that it begins with. */
    public enum Form {
        ALTER_TABLE,
        CREATE_INDEX,
        DROP_INDEX
    }

    public AlterTable {
        clauses = List.copyOf(clauses);
    }

    /** Empty for any other statement, and for one that names no table. */
    public static Optional<AlterTable> of(List<Token> statement) {
        return AlterReader.read(statement);
    }

    public <T extends AlterClause> Stream<T> clauses(Class<T> kind) {
        return clauses.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** What ADD adds, from all of them. */
    public Stream<TableElement> added() {
        return clauses(AlterClause.Add.class).flatMap(add -> add.elements().stream());
    }

    /** In upper case, of the last clause that says it. */
    public Optional<String> said(AlterClause.ExecutionKind kind) {
        return clauses(AlterClause.Execution.class).filter(clause -> clause.kind() == kind)
                .map(AlterClause.Execution::value).reduce((first, last) -> last);
    }

    public boolean isUnderstood() {
        return clauses(AlterClause.Other.class).findAny().isEmpty()
                && added().noneMatch(TableElement.Unread.class::isInstance);
    }
}
