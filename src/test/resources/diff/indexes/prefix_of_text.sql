-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_d (d(10))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_d (d(20))
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from INDEX (d(10)) to INDEX (d(20)) on 't.ix_d'
-- up
ALTER TABLE t
    DROP INDEX ix_d,
    ADD INDEX ix_d (d(20));
-- down
ALTER TABLE t
    DROP INDEX ix_d,
    ADD INDEX ix_d (d(10));
