-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a CHAR(5)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(5)
);
-- rows
INSERT INTO t VALUES (1, 'abc');
-- words
Detected type change from CHAR(5) to VARCHAR(5) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(5) NULL;
-- down
-- t.a changes from VARCHAR(5) to CHAR(5): spaces at the end of values are lost.
ALTER TABLE t
    MODIFY COLUMN a CHAR(5) NULL;
