package com.traveease.schema.drift;

import java.util.List;

/** A foreign key that a statement makes. */
record Reference(String table, List<String> columns, String referencedTable, List<String> referencedColumns) {

    Reference {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    boolean refersTo(String otherTable) {
        return referencedTable.equalsIgnoreCase(otherTable);
    }

    boolean refersTo(String otherTable, String column) {
        return refersTo(otherTable) && referencedColumns.stream().anyMatch(column::equalsIgnoreCase);
    }
}
