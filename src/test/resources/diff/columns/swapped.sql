-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(5)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b VARCHAR(5),
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10, 'x');
