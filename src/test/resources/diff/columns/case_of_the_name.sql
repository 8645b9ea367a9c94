-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    Abc INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    aBC INT
);
-- rows
INSERT INTO t VALUES (1, 10);
