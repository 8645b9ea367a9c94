package com.traveease.development.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Test;

import com.traveease.model.After;
import com.traveease.schema.model.Declaration;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.testing.TestDatabase;

/** What an entity can say of its table, as src/docs/development.md lists it, and what a server then has. */
class EntityWordsTest {

    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");

    enum Size {
        SMALL,
        LARGE
    }

    @Entity
    @Table(name = "parents")
    static class Parent {
        @Id
        Long id;
    }

    @Entity
    @Table(name = "children", comment = "It's a comment", options = "ROW_FORMAT=DYNAMIC", indexes = {
            @Index(name = "by_name", columnList = "name DESC, size", options = "COMMENT 'newest' INVISIBLE"),
            @Index(name = "by_code", columnList = "code", unique = true) }, check = {
                    @CheckConstraint(name = "ck_size", constraint = "size IN ('SMALL', 'LARGE')") })
    static class Child {
        @Enumerated(EnumType.STRING)
        @Column(nullable = false, columnDefinition = "varchar(10)")
        Size size;

        @Id
        Long id;

        @Collate("ascii_bin")
        @Column(length = 8, comment = "a 'code'")
        String code;

        @After("id")
        @ColumnDefault("'x'")
        @Column(length = 20, nullable = false)
        String name;

        @GeneratedColumn("CHAR_LENGTH(name)")
        Integer nameLength;

        @Column(options = "INVISIBLE")
        Integer secret;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(name = "fk_child_parent"))
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Parent parent;

        @ElementCollection
        @CollectionTable(name = "child_tags", joinColumns = @JoinColumn(name = "child_id", foreignKey = @ForeignKey(name = "fk_tag_child")))
        @Column(name = "tag", length = 10)
        Set<String> tags;
    }

    @Entity
    @Table(name = "parts", options = "PARTITION BY HASH (id) PARTITIONS 4")
    static class Partitioned {
        @Id
        Long id;
    }

    @Entity
    static class Misplaced {
        @Id
        Long id;

        @After("nothing")
        Integer number;
    }

    @Test
    void theServerHasWhatTheEntitySays() throws SQLException {
        List<Declaration> declarations = of(Parent.class, Child.class, Partitioned.class);
        assertEquals(Set.of("entity " + Child.class.getName(), "entity " + Parent.class.getName(),
                "entity " + Partitioned.class.getName()), Set.copyOf(declarations.stream().map(Declaration::source).toList()));
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
        String place = assertThrows(InvalidScriptException.class, () -> of(Misplaced.class)).getMessage();
        assertTrue(place.contains("Misplaced") && place.contains("has to stand after nothing"), place);
    }

    private static List<Declaration> of(Class<?>... entities) {
        return EntityTables.of(List.of(entities), EntityTables.properties(PROPERTIES), Set.of());
    }
}
