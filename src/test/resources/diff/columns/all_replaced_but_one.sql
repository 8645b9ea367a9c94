-- from
CREATE TABLE t (
    a INT,
    b INT,
    c INT
);
-- to
CREATE TABLE t (
    x INT,
    b INT,
    y INT
);
-- rows
INSERT INTO t VALUES (1, 2, 3);
