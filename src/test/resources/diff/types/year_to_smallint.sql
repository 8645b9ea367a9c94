-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a YEAR
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a SMALLINT
);
-- rows
INSERT INTO t VALUES (1, 2024);
