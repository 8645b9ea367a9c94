-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DOUBLE(10,2)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DOUBLE
);
-- rows
INSERT INTO t VALUES (1, 12.25);
