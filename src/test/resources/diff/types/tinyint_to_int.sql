-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TINYINT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 127), (2, -128), (3, NULL);
