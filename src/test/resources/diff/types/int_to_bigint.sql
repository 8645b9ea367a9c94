-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BIGINT NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 2147483647);
-- words
Detected type change from INT to BIGINT on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a BIGINT NOT NULL;
-- down
-- t.a changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE t
    MODIFY COLUMN a INT NOT NULL;
