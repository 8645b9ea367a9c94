-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    g INT AS (b + 1) VIRTUAL
);
-- rows
INSERT INTO t VALUES (1, 10);
