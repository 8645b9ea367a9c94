-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT UNSIGNED
);
-- rows
INSERT INTO t VALUES (1, 5), (2, NULL);
