-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT DEFAULT (a + 1)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    z INT,
    b INT DEFAULT (z + 1)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- options
--rename t.a=z
