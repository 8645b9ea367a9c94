-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT 4 INVISIBLE
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT 4
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
