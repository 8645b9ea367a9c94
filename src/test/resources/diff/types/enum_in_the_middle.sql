-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'c') NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b', 'c') NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 'c');
