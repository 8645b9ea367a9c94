package com.traveease.schema.takeover;

import java.util.List;

/** A foreign key that a statement makes. */
record NewForeignKey(String table, List<String> columns, String referencedTable, List<String> referencedColumns) {

    NewForeignKey {
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
