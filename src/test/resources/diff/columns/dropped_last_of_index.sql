-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    KEY ix_a (a)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- words
Detected removed column 't.a'
Detected removed index 't.ix_a'
-- up
-- Drops t.a and its values.
ALTER TABLE t
    DROP INDEX ix_a,
    DROP COLUMN a;
-- down
ALTER TABLE t
    ADD COLUMN a INT NULL AFTER id,
    ADD INDEX ix_a (a);
