-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DECIMAL(8,2)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DECIMAL(12,4)
);
-- rows
INSERT INTO t VALUES (1, 123456.78);
-- words
Detected type change from DECIMAL(8,2) to DECIMAL(12,4) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a DECIMAL(12,4) NULL;
-- down
-- t.a changes from DECIMAL(12,4) to DECIMAL(8,2): digits after the decimal point are rounded away.
ALTER TABLE t
    MODIFY COLUMN a DECIMAL(8,2) NULL;
