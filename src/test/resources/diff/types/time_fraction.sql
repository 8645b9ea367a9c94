-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TIME(2)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TIME(4)
);
-- rows
INSERT INTO t VALUES (1, '10:11:12.25');
-- words
Detected type change from TIME(2) to TIME(4) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a TIME(4) NULL;
-- down
-- t.a changes from TIME(4) to TIME(2): fractions of a second are rounded away.
ALTER TABLE t
    MODIFY COLUMN a TIME(2) NULL;
