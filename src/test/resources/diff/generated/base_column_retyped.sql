-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) STORED
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BIGINT,
    g INT AS (a + 1) STORED
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected type change from INT to BIGINT on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a BIGINT NULL;
-- down
-- t.a changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE t
    MODIFY COLUMN a INT NULL;
