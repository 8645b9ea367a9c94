-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT UNSIGNED
);
-- rows
INSERT INTO t VALUES (1, 5), (2, NULL);
-- words
Detected type change from INT to INT UNSIGNED on 't.a'
-- up
-- t.a changes from INT to INT UNSIGNED: rows with negative values make this fail.
ALTER TABLE t
    MODIFY COLUMN a INT UNSIGNED NULL;
-- down
-- t.a changes from INT UNSIGNED to INT: rows with values out of its range make this fail.
ALTER TABLE t
    MODIFY COLUMN a INT NULL;
