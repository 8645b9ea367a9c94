-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT COMMENT 'one'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10);
