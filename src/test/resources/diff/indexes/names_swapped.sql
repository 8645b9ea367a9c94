-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY k1 (a), KEY k2 (c)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY k1 (c), KEY k2 (a)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from INDEX (a) to INDEX (c) on 't.k1'
Detected definition change from INDEX (c) to INDEX (a) on 't.k2'
-- up
ALTER TABLE t
    DROP INDEX k1,
    DROP INDEX k2,
    ADD INDEX k1 (c),
    ADD INDEX k2 (a);
-- down
ALTER TABLE t
    DROP INDEX k1,
    DROP INDEX k2,
    ADD INDEX k1 (a),
    ADD INDEX k2 (c);
