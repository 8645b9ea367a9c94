-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b') COLLATE utf8mb4_bin
);
-- rows
INSERT INTO t VALUES (1, 'b');
