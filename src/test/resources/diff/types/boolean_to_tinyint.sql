-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BOOLEAN
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TINYINT UNSIGNED
);
-- rows
INSERT INTO t VALUES (1, TRUE), (2, FALSE);
-- words
Detected type change from TINYINT(1) to TINYINT UNSIGNED on 't.a'
-- up
-- t.a changes from TINYINT(1) to TINYINT UNSIGNED: rows with negative values make this fail.
ALTER TABLE t
    MODIFY COLUMN a TINYINT UNSIGNED NULL;
-- down
-- t.a changes from TINYINT UNSIGNED to TINYINT(1): rows with values out of its range make this fail.
ALTER TABLE t
    MODIFY COLUMN a TINYINT(1) NULL;
