-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    FULLTEXT KEY ix_b (b)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_b (b)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from FULLTEXT INDEX (b) to INDEX (b) on 't.ix_b'
-- up
ALTER TABLE t
    DROP INDEX ix_b,
    ADD INDEX ix_b (b);
-- down
ALTER TABLE t
    DROP INDEX ix_b;

ALTER TABLE t
    ADD FULLTEXT INDEX ix_b (b);
