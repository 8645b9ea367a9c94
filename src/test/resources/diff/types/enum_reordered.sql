-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('a', 'b', 'c')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a ENUM('c', 'a', 'b')
);
-- rows
INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c');
