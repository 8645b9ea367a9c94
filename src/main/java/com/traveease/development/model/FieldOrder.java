package com.traveease.development.model;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.ColumnOrderingStrategy;
import org.hibernate.dialect.temptable.TemporaryTableColumn;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UserDefinedObjectType;
import org.hibernate.mapping.Value;

import com.traveease.model.After;
import com.traveease.schema.sql.InvalidScriptException;

/**
 * Columns in the order of the fields: the key, the fields of the entity, then those of the classes above it, and {@link After}
 * where that is not so. Hibernate's own orders are alphabetical and by size.
 */
final class FieldOrder implements ColumnOrderingStrategy {

    @Override
    public List<Column> orderTableColumns(Table table, Metadata metadata) {
        return metadata.getEntityBindings().stream().filter(entity -> entity.getTable() == table).findFirst()
                .map(entity -> new Order(entity, table).columns()).orElseGet(() -> List.copyOf(table.getColumns()));
    }

    /** The columns of an index have the order that the entity says. */
    @Override
    public List<Column> orderConstraintColumns(Constraint constraint, Metadata metadata) {
        if (!(constraint instanceof PrimaryKey)) {
            return null;
        }
        return orderTableColumns(constraint.getTable(), metadata).stream().filter(constraint::containsColumn).toList();
    }

    @Override
    public List<Column> orderUserDefinedTypeColumns(UserDefinedObjectType type, Metadata metadata) {
        return null;
    }

    @Override
    public void orderTemporaryTableColumns(List<TemporaryTableColumn> columns, Metadata metadata) {
        // There are none in the model.
    }

    private static final class Order {

        private final PersistentClass entity;
        private final Table table;
        /** In the order of the fields, each with the name of the one that it has to stand behind. */
        private final Map<Column, Optional<String>> columns = new LinkedHashMap<>();

        Order(PersistentClass entity, Table table) {
            this.entity = entity;
            this.table = table;
        }

        List<Column> columns() {
            Class<?> end = entity.getSuperclass() == null ? Object.class : entity.getSuperclass().getMappedClass();
            for (Class<?> type = entity.getMappedClass(); type != end; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    property(field.getName()).ifPresent(property -> add(field, property.getValue()));
                }
            }
            List<Column> ordered = new ArrayList<>();
            // The key of a subclass and a discriminator need no field.
            table.getColumns().stream().filter(column -> !columns.containsKey(column)).forEach(ordered::add);
            ordered.addAll(columns.keySet());
            List<Column> key = ordered.stream().filter(table.getPrimaryKey()::containsColumn).toList();
            ordered.removeAll(key);
            ordered.addAll(0, key);
            columns.forEach((column, before) -> before.ifPresent(name -> move(column, name, ordered)));
            return ordered;
        }

        private void move(Column column, String before, List<Column> ordered) {
            Column found = ordered.stream().filter(other -> other.getName().equals(before)).findFirst()
                    .orElseThrow(
                            () -> new InvalidScriptException("%s: the column %s has to stand after %s, which is no column of %s"
                                    .formatted(entity.getClassName(), column.getName(), before, table.getName())));
            ordered.remove(column);
            ordered.add(ordered.indexOf(found) + 1, column);
        }

        private Optional<Property> property(String name) {
            if (entity.getIdentifierProperty() != null && entity.getIdentifierProperty().getName().equals(name)) {
                return Optional.of(entity.getIdentifierProperty());
            }
            // Of a composite key.
            Optional<Property> part = entity.getIdentifier() instanceof Component composite ? property(composite, name)
                    : Optional.empty();
            return part.or(() -> entity.getProperties().stream().filter(one -> one.getName().equals(name)).findFirst());
        }

        private static Optional<Property> property(Component component, String name) {
            return component.getProperties().stream().filter(property -> property.getName().equals(name)).findFirst();
        }

        private void add(Field field, Value value) {
            if (value instanceof Component component) {
                for (Field part : component.getComponentClass().getDeclaredFields()) {
                    property(component, part.getName()).ifPresent(property -> add(part, property.getValue()));
                }
                return;
            }
            After after = field.getAnnotation(After.class);
            value.getColumns().stream().filter(table::containsColumn).forEach(column -> columns.putIfAbsent(
                    table.getColumn(column), Optional.ofNullable(after).map(After::value)));
        }
    }
}
