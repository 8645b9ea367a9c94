-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b BIGINT,
    a VARCHAR(12)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
