-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_a (a, c)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_of_a (a, c)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected renamed index 't.ix_a' to 't.ix_of_a'
-- up
ALTER TABLE t
    RENAME INDEX ix_a TO ix_of_a;
-- down
ALTER TABLE t
    RENAME INDEX ix_of_a TO ix_a;
