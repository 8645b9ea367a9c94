-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TINYINT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 127), (2, -128), (3, NULL);
-- words
Detected type change from TINYINT to INT on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL;
-- down
-- t.a changes from INT to TINYINT: rows with values out of its range make this fail.
ALTER TABLE t
    MODIFY COLUMN a TINYINT NULL;
