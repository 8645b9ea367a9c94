-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TIMESTAMP NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TIMESTAMP(3) NULL
);
-- rows
INSERT INTO t VALUES (1, '2024-01-02 03:04:05');
-- words
Detected type change from TIMESTAMP to TIMESTAMP(3) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a TIMESTAMP(3) NULL;
-- down
-- t.a changes from TIMESTAMP(3) to TIMESTAMP: fractions of a second are rounded away.
ALTER TABLE t
    MODIFY COLUMN a TIMESTAMP NULL;
