-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATETIME
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DATETIME(6)
);
-- rows
INSERT INTO t VALUES (1, '2024-01-02 03:04:05');
-- words
Detected type change from DATETIME to DATETIME(6) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a DATETIME(6) NULL;
-- down
-- t.a changes from DATETIME(6) to DATETIME: fractions of a second are rounded away.
ALTER TABLE t
    MODIFY COLUMN a DATETIME NULL;
