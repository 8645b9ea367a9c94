-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- rows
INSERT INTO t VALUES (1, 42), (2, -7);
-- words
Detected type change from INT to VARCHAR(20) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(20) NULL;
-- down
-- t.a changes from VARCHAR(20) to INT: rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN a INT NULL;
