-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) CHARACTER SET latin1
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) CHARACTER SET utf8mb4
);
-- rows
INSERT INTO t VALUES (1, 'äöü');
-- words
Detected collation change from latin1_swedish_ci to utf8mb4_0900_ai_ci on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL;
