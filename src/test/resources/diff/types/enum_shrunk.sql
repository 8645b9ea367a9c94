-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b', 'c')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b')
);
-- rows
INSERT INTO t VALUES (1, 'a');
