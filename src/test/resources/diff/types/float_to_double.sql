-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a FLOAT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DOUBLE
);
-- rows
INSERT INTO t VALUES (1, 0.5);
-- words
Detected type change from FLOAT to DOUBLE on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a DOUBLE NULL;
-- down
-- t.a changes from DOUBLE to FLOAT: rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN a FLOAT NULL;
