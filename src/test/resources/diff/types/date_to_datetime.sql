-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATE
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATETIME
);
-- rows
INSERT INTO t VALUES (1, '2024-01-02');
-- words
Detected type change from DATE to DATETIME on 't.a'
-- up
-- t.a becomes narrower, from DATE to DATETIME: rows whose values cannot be converted make this fail or
-- change.
ALTER TABLE t
    MODIFY COLUMN a DATETIME NULL;
-- down
-- t.a becomes narrower, from DATETIME to DATE: rows whose values cannot be converted make this fail or
-- change.
ALTER TABLE t
    MODIFY COLUMN a DATE NULL;
