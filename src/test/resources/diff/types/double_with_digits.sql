-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DOUBLE(10,2)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DOUBLE
);
-- rows
INSERT INTO t VALUES (1, 12.25);
-- words
Detected type change from DOUBLE(10,2) to DOUBLE on 't.a'
-- up
-- t.a changes from DOUBLE(10,2) to DOUBLE: rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN a DOUBLE NULL;
-- down
-- t.a changes from DOUBLE to DOUBLE(10,2): rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN a DOUBLE(10,2) NULL;
