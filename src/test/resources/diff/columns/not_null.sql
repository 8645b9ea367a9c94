-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 10);
