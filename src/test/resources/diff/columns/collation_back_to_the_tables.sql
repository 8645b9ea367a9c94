-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT COLLATE utf8mb4_bin
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT
);
-- rows
INSERT INTO t VALUES (1, 'x');
