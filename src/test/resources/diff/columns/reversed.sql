-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    c INT,
    d INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    d INT,
    c INT,
    b INT,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20, 30, 40);
