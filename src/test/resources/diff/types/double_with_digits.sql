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
ALTER TABLE t
    MODIFY COLUMN a DOUBLE NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a DOUBLE(10,2) NULL;
