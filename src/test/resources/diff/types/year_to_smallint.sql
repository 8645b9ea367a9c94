-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a YEAR
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SMALLINT
);
-- rows
INSERT INTO t VALUES (1, 2024);
-- words
Detected type change from YEAR to SMALLINT on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a SMALLINT NULL;
-- down
-- t.a changes from SMALLINT to YEAR: rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN a YEAR NULL;
