package com.traveease.schema.alteration;

import java.util.List;
import java.util.Set;

import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.diff.StoredComparison;
import com.traveease.schema.diff.TableShape;

/** The statements that make a schema from nothing, as it was read. */
public final class StatementsOf {

    private StatementsOf() {
    }

    /** With its foreign keys: they are to be created while foreign_key_checks is off. */
    public static List<DiffStatement> table(TableText table) {
        return CreateTableSql.of(TableShape.of(table), key -> true);
    }

    /** Of views, triggers, routines and events that can be read, in an order that the server accepts. */
    public static List<DiffStatement> stored(SchemaText text) {
        return new StoredStatements(new StoredComparison(List.of(),
                text.stored().stream().filter(one -> one.isReadable()).toList(), Set.of()), text.session())
                .creates(Declared.NOTHING);
    }
}
