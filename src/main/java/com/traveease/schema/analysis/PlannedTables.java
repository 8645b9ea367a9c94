package com.traveease.schema.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.statement.TableNames;

/** What each name stands for, in the terms of the database as it is now, while a plan is followed statement by statement. */
final class PlannedTables {

    /** A name with its schema, in the server's spelling. */
    record Name(String schema, String table) {
    }

    /** What stands behind a name at some moment of the plan. */
    static final class Table {

        /** Empty: the plan itself made it, or it is gone. */
        private final Optional<Name> origin;
        /** By lower-case name; what is not here has its present name. */
        private final Map<String, Optional<String>> columns = new HashMap<>();
        /** What partitions that changed hands have brought in from elsewhere. */
        private final List<Loss> brought = new ArrayList<>();

        private Table(Optional<Name> origin) {
            this.origin = origin;
        }

        /** What is lost when this goes. */
        List<Loss> losing(Loss.Kind kind, Optional<String> part) {
            List<Loss> losses = new ArrayList<>();
            origin.ifPresent(name -> losses.add(new Loss(kind, name.schema(), Optional.of(name.table()), part)));
            // Not known to be in the part that goes, nor known not to be.
            losses.addAll(brought);
            return losses;
        }

        /** The name that a column has now; empty when the plan made it. */
        Optional<String> column(String name) {
            return columns.getOrDefault(key(name), Optional.of(name));
        }

        /** Renames take place at once, so that two columns may swap their names. */
        void columns(Set<String> dropped, Map<String, String> renamed, Set<String> added) {
            Map<String, Optional<String>> moved = new HashMap<>();
            renamed.forEach((from, to) -> moved.put(key(to), column(from)));
            renamed.keySet().forEach(from -> columns.put(key(from), Optional.empty()));
            dropped.forEach(name -> columns.put(key(name), Optional.empty()));
            added.forEach(name -> columns.put(key(name), Optional.empty()));
            columns.putAll(moved);
        }

        /** A partition and a whole table change places. */
        void exchange(String partition, Table other) {
            List<Loss> from = losing(Loss.Kind.PARTITION, Optional.of(partition));
            List<Loss> to = other.losing(Loss.Kind.TABLE, Optional.empty());
            brought.addAll(to);
            other.brought.addAll(from);
        }

        private static String key(String column) {
            return column.toLowerCase(Locale.ROOT);
        }
    }

    private final TableNames spelling;
    private final Map<Name, Table> tables = new LinkedHashMap<>();
    private final Map<Name, Table> temporary = new HashMap<>();
    private final Set<String> droppedSchemas = new HashSet<>();

    PlannedTables(TableNames spelling) {
        this.spelling = spelling;
    }

    Name name(String schema, String table) {
        return new Name(spelling.spelled(schema), spelling.spelled(table));
    }

    /** A temporary table hides the other one of its name. */
    Table get(Name name) {
        Table hiding = temporary.get(name);
        return hiding == null ? lasting(name) : hiding;
    }

    private Table lasting(Name name) {
        return tables.computeIfAbsent(name,
                unseen -> new Table(droppedSchemas.contains(name.schema()) ? Optional.empty() : Optional.of(name)));
    }

    /** With {@code IF NOT EXISTS} nothing changes: what may be there already is what is there now. */
    void create(Name name) {
        tables.put(name, new Table(Optional.empty()));
    }

    void createTemporary(Name name) {
        temporary.put(name, new Table(Optional.empty()));
    }

    /** Drops what {@link #get} gives. */
    void drop(Name name) {
        if (temporary.remove(name) == null) {
            tables.put(name, new Table(Optional.empty()));
        }
    }

    void dropTemporary(Name name) {
        temporary.remove(name);
    }

    /** By RENAME TABLE, which does not see temporary tables. */
    void rename(Name from, Name to) {
        Table moved = lasting(from);
        tables.put(from, new Table(Optional.empty()));
        tables.put(to, moved);
    }

    /** By ALTER TABLE. */
    void renameVisible(Name from, Name to) {
        Table hiding = temporary.remove(from);
        if (hiding == null) {
            rename(from, to);
        } else {
            temporary.put(to, hiding);
        }
    }

    /** What is lost with it: the schema, and the tables that the plan brought there from another one. */
    List<Loss> dropSchema(String name) {
        String schema = spelling.spelled(name);
        List<Loss> losses = new ArrayList<>();
        if (droppedSchemas.add(schema)) {
            losses.add(new Loss(Loss.Kind.SCHEMA, schema, Optional.empty(), Optional.empty()));
        }
        tables.replaceAll((table, planned) -> {
            if (!table.schema().equals(schema)) {
                return planned;
            }
            losses.addAll(planned.losing(Loss.Kind.TABLE, Optional.empty()));
            return new Table(Optional.empty());
        });
        temporary.keySet().removeIf(table -> table.schema().equals(schema));
        return losses;
    }

    /** The next script may run on another connection, where the real table is no longer hidden. */
    void endOfScript() {
        temporary.clear();
    }
}
