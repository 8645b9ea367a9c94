package com.traveease.development.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import jakarta.persistence.Entity;

import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.traveease.model.After;
import com.traveease.schema.model.Declaration;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.testing.TestDatabase;

/** What an entity can say of its table, as src/docs/development.md lists it, and what a server then has. */
class EntityWordsTest {

    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");

    /** Not among the test classes, where Quarkus would take them for the application's. */
    private static final Path SOURCE = Path.of("src/test/resources/entity-words/EntityWords.java");

    @TempDir
    static Path compiled;

    private static ClassLoader loader;

    @BeforeAll
    static void compile() throws IOException {
        String classPath = Stream.of(Entity.class, ColumnDefault.class, After.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of("-proc:none", "-d", compiled.toString(), "-cp", classPath);
            assertTrue(compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(SOURCE)).call());
        }
        loader = new URLClassLoader(new URL[] { compiled.toUri().toURL() }, EntityWordsTest.class.getClassLoader());
    }

    @Test
    void theServerHasWhatTheEntitySays() throws SQLException {
        List<Declaration> declarations = of("Parent", "Child", "Partitioned");
        assertEquals(List.of("entity EntityWords$Child", "entity EntityWords$Child", "entity EntityWords$Parent",
                "entity EntityWords$Partitioned"), declarations.stream().map(Declaration::source).sorted().toList());
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("SET foreign_key_checks = 0");
            for (String name : List.of("parents", "children", "child_tags", "parts")) {
                database.execute(declarations.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow().sql());
            }
            Map<String, String> shown = database.definitions();
            assertEquals(
                    """
                            CREATE TABLE `children` (
                              `id` bigint NOT NULL,
                              `name` varchar(20) NOT NULL DEFAULT 'x',
                              `size` varchar(10) NOT NULL,
                              `code` varchar(8) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL COMMENT 'a ''code''',
                              `name_length` int GENERATED ALWAYS AS (char_length(`name`)) STORED,
                              `secret` int DEFAULT NULL /*!80023 INVISIBLE */,
                              `parent_id` bigint DEFAULT NULL,
                              PRIMARY KEY (`id`),
                              UNIQUE KEY `by_code` (`code`),
                              KEY `by_name` (`name` DESC,`size`) COMMENT 'newest' /*!80000 INVISIBLE */,
                              KEY `fk_child_parent` (`parent_id`),
                              CONSTRAINT `fk_child_parent` FOREIGN KEY (`parent_id`) REFERENCES `parents` (`id`) ON DELETE SET NULL,
                              CONSTRAINT `ck_size` CHECK ((`size` in (_utf8mb4'SMALL',_utf8mb4'LARGE')))
                            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci ROW_FORMAT=DYNAMIC COMMENT='It''s a comment'\
                            """,
                    shown.get("TABLE children"));
            assertTrue(shown.get("TABLE child_tags").contains("CONSTRAINT `fk_tag_child` FOREIGN KEY (`child_id`)"),
                    shown.get("TABLE child_tags"));
            assertTrue(shown.get("TABLE parts").contains("PARTITIONS 4"), shown.get("TABLE parts"));
        }
    }

    @Test
    void whatIsWrittenWronglyNamesTheEntity() {
        String place = assertThrows(InvalidScriptException.class, () -> of("Misplaced")).getMessage();
        assertTrue(place.contains("Misplaced") && place.contains("has to stand after nothing"), place);
    }

    private static List<Declaration> of(String... entities) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return EntityTables.of(Stream.of(entities).<Class<?>> map(EntityWordsTest::load).toList(),
                    EntityTables.properties(PROPERTIES), Set.of());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static Class<?> load(String entity) {
        try {
            return loader.loadClass("EntityWords$" + entity);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
