-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY k1 (a)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY k1 (a), KEY k2 (a)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected added index 't.k2'
-- up
ALTER TABLE t
    ADD INDEX k2 (a);
-- down
ALTER TABLE t
    DROP INDEX k2;
