package com.traveease.schema.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.traveease.schema.sql.Token;

class CreateTableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            CREATE TABLE t (id INT) | t: column id
            create temporary table if not exists s.`t` (`id` int, key (id)) | temporary s.t: column id; plain key (id)
            CREATE TABLE t (a INT, b INT, PRIMARY KEY (a), CONSTRAINT f FOREIGN KEY (b) REFERENCES u (a), CONSTRAINT c CHECK (b > 0)) | t: column a; column b; primary key PRIMARY (a); foreign key f (b) to u (a); check c
            CREATE TABLE t LIKE s.u | t like s.u:
            CREATE TABLE t (LIKE u) | t like u:
            CREATE TABLE t (a INT) ENGINE=InnoDB, DEFAULT CHARSET=utf8mb4 COMMENT='select' | t: column a ! engine = InnoDB ! character set = utf8mb4 ! comment = select
            CREATE TABLE t SELECT 1 AS a | t:  ! filled
            CREATE TABLE t AS (SELECT 1) | t:  ! filled
            CREATE TABLE t (SELECT 1) | t:  ! filled
            CREATE TABLE t ((SELECT 1) UNION SELECT 2) | t:  ! filled
            CREATE TABLE t TABLE u | t:  ! filled
            CREATE TABLE t VALUES ROW(1) | t:  ! filled
            CREATE TABLE t WITH c AS (SELECT 1) SELECT * FROM c | t:  ! filled
            CREATE TABLE t (a INT) ENGINE=InnoDB IGNORE AS SELECT 1 AS a | t: column a ! engine = InnoDB ! filled
            CREATE TABLE t (a INT) PARTITION BY RANGE (a) (PARTITION p VALUES LESS THAN (1)) | t: column a ! partitions
            CREATE TABLE t (a INT) COMMENT 'x' PARTITION BY HASH (a) PARTITIONS 2 REPLACE SELECT 1 AS a | t: column a ! comment = x ! partitions ! filled
            CREATE TABLE t (a INT) WITH SYSTEM VERSIONING | t: column a ! ? WITH SYSTEM VERSIONING
            CREATE TABLE t (a INT) SOMETHING = 1 | t: column a ! ? SOMETHING = 1
            """)
    void knowsEveryPart(String sql, String expected) {
        assertEquals(expected.replace('!', '|'), CreateTable.of(Token.of(sql)).map(TreeText::of).orElse("none").strip());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "CREATE VIEW v AS SELECT 1", "CREATE TABLE", "CREATE TEMPORARY", "ALTER TABLE t ADD a INT",
            "CREATE TABLE a.b.c (a INT)" })
    void anyOtherStatementIsNone(String sql) {
        assertEquals(Optional.empty(), CreateTable.of(Token.of(sql)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | (id INT PRIMARY KEY)
            true  | (id INT NOT NULL KEY)
            true  | (id INT, CONSTRAINT p PRIMARY KEY (id))
            false | (id INT UNIQUE KEY)
            false | (id INT, KEY (id), UNIQUE KEY (id))
            false | (id SERIAL, a INT CHECK (a IN (SELECT 1)))
            """)
    void seesThePrimaryKey(boolean has, String elements) {
        assertEquals(has, CreateTable.of(Token.of("CREATE TABLE t " + elements)).orElseThrow().hasPrimaryKey());
    }

    @Test
    void aColumnSaysWhatItsAttributesMean() {
        List<TableElement.Column> columns = CreateTable.of(Token.of("""
                CREATE TABLE t (a SERIAL, b INT AUTO_INCREMENT, c INT AS (1) STORED, d INT GENERATED ALWAYS AS (2),
                e INT CONSTRAINT x CHECK (e > 0) CONSTRAINT CHECK (e > 1) COMMENT 'STORED')""")).orElseThrow()
                .elements(TableElement.Column.class).toList();
        assertEquals(List.of(true, true, false, false, false),
                columns.stream().map(TableElement.Column::isAutoIncrement).toList());
        assertEquals(List.of(false, false, true, true, false),
                columns.stream().map(TableElement.Column::isGenerated).toList());
        assertEquals(List.of(false, false, true, false, false), columns.stream().map(TableElement.Column::isStored).toList());
        assertEquals(List.of("x"), columns.get(4).constraints());
    }

    @Test
    void thePlaceOfAColumnIsNoneOfItsAttributes() {
        TableElement.Column column = (TableElement.Column) AlterTable
                .of(Token.of("ALTER TABLE t ADD a INT AFTER auto_increment")).orElseThrow().added().findFirst().orElseThrow();
        assertFalse(column.isAutoIncrement());
    }

    @Test
    void whatIsNotUnderstoodIsKeptAsText() {
        CreateTable tree = CreateTable.of(Token.of("CREATE TABLE t (a INT, CONSTRAINT c) ROW_FORMAT=DYNAMIC")).orElseThrow();
        assertEquals("t: column a; ? CONSTRAINT c | row_format = DYNAMIC", TreeText.of(tree));
        assertFalse(tree.isUnderstood());
        assertTrue(CreateTable.of(Token.of("CREATE TABLE t (a INT) ROW_FORMAT=DYNAMIC")).orElseThrow().isUnderstood());
    }
}
