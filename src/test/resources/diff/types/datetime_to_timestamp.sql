-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATETIME
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TIMESTAMP NULL
);
-- rows
INSERT INTO t VALUES (1, '2024-01-02 03:04:05');
-- words
Detected type change from DATETIME to TIMESTAMP on 't.a'
-- up
-- t.a becomes narrower, from DATETIME to TIMESTAMP: rows whose values cannot be converted make this fail or
-- change.
ALTER TABLE t
    MODIFY COLUMN a TIMESTAMP NULL;
-- down
-- t.a becomes narrower, from TIMESTAMP to DATETIME: rows whose values cannot be converted make this fail or
-- change.
ALTER TABLE t
    MODIFY COLUMN a DATETIME NULL;
