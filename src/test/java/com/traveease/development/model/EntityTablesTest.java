package com.traveease.development.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Table;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.traveease.model.account.User;
import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.model.Declaration;
import com.traveease.schema.model.Model;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.testing.TestDatabase;

class EntityTablesTest {

    private static final Path FILES = Path.of("src/main/resources/db/model");
    private static final String LIST = "(\\w+) IN \\((.*)\\)";

    /** Runs without foreign keys, because the tables come by their names. */
    private static final String ANY_ORDER = "SET foreign_key_checks = 0";

    @TempDir
    Path folder;

    @Test
    void theModelIsTheSameEveryTime() {
        String first = ModelScript.model(classes(), FILES).script();
        assertEquals(first, ModelScript.model(classes(), FILES).script());
        assertEquals(Model.builtIn().declarations(), ModelScript.model(classes(), FILES).declarations());
    }

    /**
     * What is read of a view has the types that the entity says. Its nullability is the server's guess: every sum may be NULL.
     */
    @Test
    void theEntityOfAViewHasItsColumns() throws SQLException {
        List<Declaration> model = Model.builtIn().declarations();
        Set<String> views = model.stream().filter(one -> one.kind() == ObjectKind.VIEW).map(Declaration::name)
                .collect(Collectors.toSet());
        List<Declaration> asTables = EntityTables.of(classes(), Set.of()).stream()
                .filter(one -> views.contains(one.name())).toList();
        List<String> entities = asTables.stream().map(Declaration::name).toList();
        assertFalse(entities.isEmpty());
        assertEquals(columns(asTables, entities), columns(model, entities));
    }

    private static List<String> columns(List<Declaration> declarations, List<String> of) throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute(Stream.concat(Stream.of(ANY_ORDER), declarations.stream().map(Declaration::sql))
                    .toArray(String[]::new));
            return database.strings("""
                    SELECT CONCAT_WS(' ', table_name, column_name, column_type, collation_name)
                    FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name IN ('%s')
                    ORDER BY table_name, column_name
                    """.formatted(String.join("', '", of)));
        }
    }

    /** An enum and the check of its column are written down in two places. */
    @Test
    void aCheckOfAListNamesTheValuesOfTheEnum() throws ReflectiveOperationException {
        int lists = 0;
        for (JavaClass imported : new ClassFileImporter().importPackages("com.traveease.model")) {
            Class<?> type = imported.reflect();
            Table table = type.getAnnotation(Table.class);
            for (CheckConstraint check : table == null ? new CheckConstraint[0] : table.check()) {
                if (check.constraint().matches(LIST)) {
                    String column = check.constraint().replaceFirst(LIST, "$1");
                    List<String> values = Stream.of(enumOf(type, column).getEnumConstants()).map(value -> "'" + value + "'")
                            .toList();
                    assertEquals(String.join(", ", values), check.constraint().replaceFirst(LIST, "$2"), check.name());
                    lists++;
                }
            }
        }
        assertTrue(lists > 0);
    }

    private static Class<?> enumOf(Class<?> entity, String column) throws NoSuchFieldException {
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (field.getName().equalsIgnoreCase(column.replace("_", ""))) {
                    return field.getType();
                }
            }
        }
        throw new NoSuchFieldException(entity + ": " + column);
    }

    @Test
    void aFileBesideTheEntitiesHasOneObject() throws IOException {
        Files.writeString(folder.resolve("x.sql"), "CREATE VIEW v AS SELECT 1 AS a;\nCREATE VIEW w AS SELECT 1 AS a;\n");
        String message = assertThrows(InvalidScriptException.class, () -> ModelScript.model(classes(), folder)).getMessage();
        assertTrue(message.startsWith("file x.sql creates v and w."), message);
    }

    /** In whatever order their names are. */
    @Test
    void whatAnotherObjectNamesComesBeforeIt() throws IOException {
        Files.writeString(folder.resolve("a.sql"), "CREATE VIEW a_view AS SELECT * FROM b_view");
        Files.writeString(folder.resolve("b.sql"), "CREATE VIEW b_view AS SELECT f() AS a FROM users");
        Files.writeString(folder.resolve("f.sql"), "CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1");
        Files.writeString(folder.resolve("i.sql"), "CREATE INDEX i ON users ((LOWER(last_name)))");
        List<String> names = ModelScript.model(classes(), folder).declarations().stream().map(Declaration::name).toList();
        List<String> files = List.of("users.i", "f", "b_view", "a_view");
        assertEquals(files, names.stream().filter(files::contains).toList());
        assertTrue(names.indexOf("users") < names.indexOf("payment_methods"), names.toString());
        assertTrue(names.indexOf("payment_methods") < names.indexOf("bookings"), names.toString());
    }

    /** A table with something that Hibernate has no word for can be a file altogether. */
    @Test
    void aFileTakesThePlaceOfTheEntitysTable() throws IOException {
        Files.writeString(folder.resolve("users.sql"), "CREATE TABLE users (id BIGINT PRIMARY KEY)");
        assertEquals(List.of("file users.sql"), ModelScript.model(classes(), folder).declarations().stream()
                .filter(one -> one.name().equals("users")).map(Declaration::source).toList());
    }

    private static Path classes() {
        try {
            return Path.of(User.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
