-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_ac (a, c)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_ac (c, a)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from INDEX (a, c) to INDEX (c, a) on 't.ix_ac'
-- up
ALTER TABLE t
    DROP INDEX ix_ac,
    ADD INDEX ix_ac (c, a);
-- down
ALTER TABLE t
    DROP INDEX ix_ac,
    ADD INDEX ix_ac (a, c);
