-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a FLOAT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DOUBLE
);
-- rows
INSERT INTO t VALUES (1, 0.5);
