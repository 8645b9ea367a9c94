-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(100),
    KEY ix_a (a(50))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20),
    KEY ix_a (a)
);
-- rows
INSERT INTO t VALUES (1, 'one');
-- words
Detected type change from VARCHAR(100) to VARCHAR(20) on 't.a'
Detected definition change from INDEX (a(50)) to INDEX (a) on 't.ix_a'
-- up
-- t.a changes from VARCHAR(100) to VARCHAR(20): rows with longer values make this fail.
ALTER TABLE t
    DROP INDEX ix_a,
    MODIFY COLUMN a VARCHAR(20) NULL,
    ADD INDEX ix_a (a);
-- down
ALTER TABLE t
    DROP INDEX ix_a,
    MODIFY COLUMN a VARCHAR(100) NULL,
    ADD INDEX ix_a (a(50));
