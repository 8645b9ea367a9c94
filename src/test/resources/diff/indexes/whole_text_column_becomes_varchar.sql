-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT,
    KEY ix_a (a(20))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(100),
    KEY ix_a (a)
);
-- rows
INSERT INTO t VALUES (1, 'one');
-- words
Detected type change from TEXT to VARCHAR(100) on 't.a'
Detected definition change from INDEX (a(20)) to INDEX (a) on 't.ix_a'
-- up
-- t.a changes from TEXT to VARCHAR(100): rows with longer values make this fail.
ALTER TABLE t
    DROP INDEX ix_a,
    MODIFY COLUMN a VARCHAR(100) NULL,
    ADD INDEX ix_a (a);
-- down
ALTER TABLE t
    DROP INDEX ix_a,
    MODIFY COLUMN a TEXT NULL,
    ADD INDEX ix_a (a(20));
