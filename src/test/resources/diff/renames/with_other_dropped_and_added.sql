-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    x INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    y INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- options
--rename t.a=b
