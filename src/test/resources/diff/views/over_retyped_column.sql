-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
CREATE VIEW v AS SELECT id, a FROM t;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(30) CHARACTER SET latin1
);
CREATE VIEW v AS SELECT id, a FROM t;
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected type change from VARCHAR(10) to VARCHAR(30) on 't.a'
Detected collation change from utf8mb4_0900_ai_ci to latin1_swedish_ci on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(30) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL;
-- down
-- t.a changes from VARCHAR(30) to VARCHAR(10): rows with longer values make this fail.
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(10) NULL;
