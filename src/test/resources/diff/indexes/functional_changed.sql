-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_f ((a + c), b)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_f ((a * c), b)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from INDEX (((a + c)), b) to INDEX (((a * c)), b) on 't.ix_f'
-- up
ALTER TABLE t
    DROP INDEX ix_f,
    ADD INDEX ix_f (((a * c)), b);
-- down
ALTER TABLE t
    DROP INDEX ix_f,
    ADD INDEX ix_f (((a + c)), b);
