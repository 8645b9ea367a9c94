-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(50) DEFAULT (CONCAT('a', 'b'))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(50)
);
-- rows
INSERT INTO t VALUES (1, 'x');
