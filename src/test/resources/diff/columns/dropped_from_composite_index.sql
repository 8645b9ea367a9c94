-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    KEY ix_ab (a, b)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    KEY ix_ab (b)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- words
Detected removed column 't.a'
Detected definition change from INDEX (a, b) to INDEX (b) on 't.ix_ab'
-- up
-- Drops t.a and its values.
ALTER TABLE t
    DROP INDEX ix_ab,
    DROP COLUMN a,
    ADD INDEX ix_ab (b);
-- down
ALTER TABLE t
    DROP INDEX ix_ab,
    ADD COLUMN a INT NULL AFTER id,
    ADD INDEX ix_ab (a, b);
