-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    a INT,
    id INT PRIMARY KEY
);
-- rows
INSERT INTO t VALUES (1, 10);
