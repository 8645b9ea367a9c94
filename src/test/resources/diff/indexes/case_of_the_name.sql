-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ix_a (a)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY IX_A (a)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected renamed index 't.ix_a' to 't.IX_A'
-- up
ALTER TABLE t
    RENAME INDEX ix_a TO IX_A;
-- down
ALTER TABLE t
    RENAME INDEX IX_A TO ix_a;
