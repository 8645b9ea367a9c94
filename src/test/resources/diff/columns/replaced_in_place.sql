-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    x VARCHAR(10),
    b INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
