package com.traveease.model;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.hibernate.annotations.Collate;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.VirtualModelPart;
import org.hibernate.metamodel.mapping.internal.EmbeddedAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;

/** What the entities say that their tables and views are, as Hibernate understood them, in the server's words. */
final class MappedTables {
    private static final String COLLATION_OF_WORDS = "utf8mb4_0900_ai_ci";

    private final SessionFactoryImplementor sessions;
    private final Map<String, Map<String, LiveTables.Column>> tables = new TreeMap<>();

    static Map<String, Map<String, LiveTables.Column>> columns(SessionFactoryImplementor sessions) {
        MappedTables mapped = new MappedTables(sessions);
        sessions.getMappingMetamodel().forEachEntityDescriptor(mapped::add);
        return mapped.tables;
    }

    private MappedTables(SessionFactoryImplementor sessions) {
        this.sessions = sessions;
    }

    private void add(EntityPersister entity) {
        if (entity.getMappedTableDetails().getTableName().startsWith("(")) {
            return; // a @Subselect has no table
        }
        EntityIdentifierMapping id = entity.getIdentifierMapping();
        if (id instanceof NonAggregatedIdentifierMapping composite) {
            composite.getVirtualIdEmbeddable().getAttributeMappings()
                    .forEach(part -> add(entity.getMappedClass(), part, false));
        } else {
            String field = id.getAttributeName();
            id.forEachSelectable((index, column) -> add(entity.getMappedClass(), field, column, false));
            addKeyOfSubclass(entity);
        }
        entity.getAttributeMappings().forEach(attribute -> {
            // A composite key is there a second time, as one attribute.
            if (attribute instanceof EmbeddedAttributeMapping embedded) {
                embedded.getEmbeddableTypeDescriptor().getAttributeMappings().forEach(part -> add(
                        embedded.getJavaType().getJavaTypeClass(), part, part.getAttributeMetadata().isNullable()));
            } else if (!(attribute instanceof VirtualModelPart)) {
                add(entity.getMappedClass(), attribute, attribute.getAttributeMetadata().isNullable());
            }
        });
    }

    /** The table of a subclass has the key of the table that it continues. */
    private void addKeyOfSubclass(EntityPersister entity) {
        String table = entity.getMappedTableDetails().getTableName();
        if (entity.getSuperMappingType() != null) {
            entity.getIdentifierMapping().forEachSelectable((index, column) -> tables
                    .computeIfAbsent(table, any -> new TreeMap<>())
                    .put(column.getSelectableName(), new LiveTables.Column(serverType(column), false, null)));
        }
    }

    private void add(Class<?> owner, AttributeMapping attribute, boolean nullable) {
        attribute.forEachSelectable((index, column) -> {
            if (!column.isFormula()) {
                add(owner, attribute.getAttributeName(), column, nullable);
            }
        });
    }

    private void add(Class<?> owner, String field, SelectableMapping column, boolean nullable) {
        String type = serverType(column);
        boolean text = type.startsWith("varchar") || type.startsWith("char");
        tables.computeIfAbsent(column.getContainingTableExpression(), table -> new TreeMap<>())
                .put(column.getSelectableName(), new LiveTables.Column(type, nullable,
                        text ? collation(field(owner, field)) : null));
    }

    private String serverType(SelectableMapping column) {
        String type = column.getColumnDefinition();
        if (type == null) {
            Size size = new Size(precision(column), column.getScale(), column.getLength());
            type = sessions.getTypeConfiguration().getDdlTypeRegistry().getTypeName(
                    column.getJdbcMapping().getJdbcType().getDdlTypeCode(), size,
                    (org.hibernate.type.Type) column.getJdbcMapping());
        }
        return switch (type) {
            case "boolean" -> "tinyint(1)";
            case "integer" -> "int";
            default -> type;
        };
    }

    /** A stamp's is its digits after the second. */
    private Integer precision(SelectableMapping column) {
        if (column.getPrecision() == null && column.getJdbcMapping().getJdbcType().isTemporal()) {
            return column.getTemporalPrecision() != null ? column.getTemporalPrecision()
                    : (Integer) sessions.getJdbcServices().getDialect().getDefaultTimestampPrecision();
        }
        return column.getPrecision();
    }

    private static String collation(Field field) {
        Collate collate = field.getAnnotation(Collate.class);
        return collate == null ? COLLATION_OF_WORDS : collate.value();
    }

    private static Field field(Class<?> entity, String name) {
        List<Class<?>> searched = new ArrayList<>();
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            searched.add(type);
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new AssertionError("no field " + name + " in " + searched);
    }
}
