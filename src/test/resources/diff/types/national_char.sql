-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) CHARACTER SET latin1
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a NVARCHAR(10)
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected collation change from latin1_swedish_ci to utf8mb3_general_ci on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(10) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(10) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL;
