package com.traveease.development.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;

import org.hibernate.HibernateException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

import com.traveease.schema.model.Declaration;
import com.traveease.schema.sql.InvalidScriptException;

/** The tables of the entities, as Hibernate creates them on MySQL. */
final class EntityTables {

    private static final String PROPERTIES = "application.properties";
    private static final String NAMING = "quarkus.hibernate-orm.physical-naming-strategy";
    private static final String SERVER = "quarkus.datasource.db-version";
    private static final String MODEL = "com/traveease/model";
    private static final String CLASS = ".class";

    /** Kept, because loggers that nothing refers to are forgotten. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");
    /** Says that the dialect need not be named, which holds where there is a database. */
    private static final Logger DEPRECATIONS = Logger.getLogger("org.hibernate.orm.deprecation");

    private final Metadata metadata;
    private final ModelDialect dialect;
    private final SqlStringGenerationContext context;
    private final Map<Table, PersistentClass> entities = new HashMap<>();

    private EntityTables(Metadata metadata, ModelDialect dialect) {
        this.metadata = metadata;
        this.dialect = dialect;
        Database database = metadata.getDatabase();
        context = SqlStringGenerationContextImpl.fromExplicit(database.getJdbcEnvironment(), database, null, null);
        for (PersistentClass entity : metadata.getEntityBindings()) {
            entities.merge(entity.getTable(), entity, (one, other) -> one.getRootClass());
            entity.getJoins().forEach(join -> entities.putIfAbsent(join.getTable(), entity));
        }
        for (Collection collection : metadata.getCollectionBindings()) {
            entities.putIfAbsent(collection.getCollectionTable(), collection.getOwner());
        }
    }

    /**
     * By the names of the tables.
     *
     * @param classes the folder of compiled classes
     * @param without tables and views that something else creates
     */
    static List<Declaration> of(Path classes, Set<String> without) {
        return of(mapped(classes), properties(classes.resolve(PROPERTIES)), without);
    }

    /** @param properties of the application */
    static List<Declaration> of(List<Class<?>> mapped, Properties properties, Set<String> without) {
        HIBERNATE.setLevel(Level.WARNING);
        DEPRECATIONS.setLevel(Level.OFF);
        ModelDialect dialect = new ModelDialect(properties.getProperty(SERVER));
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder().disableAutoClose()
                .applySetting(AvailableSettings.DIALECT, dialect)
                .applySetting(AvailableSettings.ALLOW_METADATA_ON_BOOT, false)
                .applySetting(AvailableSettings.COLUMN_ORDERING_STRATEGY, new FieldOrder())
                .applySetting(AvailableSettings.PHYSICAL_NAMING_STRATEGY, properties.getProperty(NAMING)).build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            mapped.forEach(sources::addAnnotatedClass);
            Metadata metadata = sources.buildMetadata();
            ((MetadataImplementor) metadata).orderColumns(true);
            return new EntityTables(metadata, dialect).declarations(without);
        } catch (HibernateException e) {
            throw new InvalidScriptException("Hibernate does not understand the entities: %s".formatted(e.getMessage()), e);
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    static Properties properties(Path file) {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static List<Class<?>> mapped(Path classes) {
        try (Stream<Path> files = Files.walk(classes.resolve(MODEL))) {
            return files.map(file -> classes.relativize(file).toString()).filter(name -> name.endsWith(CLASS)).sorted()
                    .<Class<?>> map(EntityTables::load).filter(EntityTables::isMapped).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.').replace('\\', '.');
        try {
            return Class.forName(name, false, EntityTables.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isMapped(Class<?> type) {
        return Stream.of(Entity.class, MappedSuperclass.class, Embeddable.class, Converter.class)
                .anyMatch(type::isAnnotationPresent);
    }

    private List<Declaration> declarations(Set<String> without) {
        List<Declaration> declarations = new ArrayList<>();
        entities.keySet().stream().filter(table -> table.isPhysicalTable() && !without.contains(table.getName()))
                .sorted(Comparator.comparing(Table::getName)).forEach(table -> declarations
                        .add(new Declaration("entity " + entities.get(table).getClassName(), statement(table))));
        return declarations;
    }

    private String statement(Table table) {
        TableStatement statement = new TableStatement(table.getName());
        each(dialect.getTableExporter().getSqlCreateStrings(table, metadata, context),
                sql -> statement.create(sql.replace(ModelDialect.DERIVED_CHECK, "")));
        table.getUniqueKeys().values().forEach(key -> each(
                new String[] { dialect.getUniqueDelegate().getAlterTableToAddUniqueKeyCommand(key, metadata, context) },
                statement::add));
        table.getIndexes().values()
                .forEach(index -> each(dialect.getIndexExporter().getSqlCreateStrings(index, metadata, context),
                        statement::add));
        table.getForeignKeyCollection()
                .forEach(key -> each(dialect.getForeignKeyExporter().getSqlCreateStrings(key, metadata, context),
                        statement::add));
        return statement.toString();
    }

    private static void each(String[] statements, Consumer<String> consumer) {
        Stream.of(statements).filter(statement -> statement != null && !statement.isBlank()).forEach(consumer);
    }
}
