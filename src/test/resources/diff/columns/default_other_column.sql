-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT DEFAULT (a + 1)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
