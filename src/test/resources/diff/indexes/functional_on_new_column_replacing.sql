-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_f ((a + 1))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    KEY ix_f ((b + 1))
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected removed column 't.a'
Detected added column 't.b'
Detected definition change from INDEX (((a + 1))) to INDEX (((b + 1))) on 't.ix_f'
-- up
-- Drops t.a and its values.
ALTER TABLE t
    DROP INDEX ix_f,
    DROP COLUMN a,
    ADD COLUMN b INT NULL,
    ADD INDEX ix_f (((b + 1)));
-- down
-- Drops t.b and its values.
ALTER TABLE t
    DROP INDEX ix_f,
    DROP COLUMN b,
    ADD COLUMN a INT NULL,
    ADD INDEX ix_f (((a + 1)));
