-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(9) DEFAULT 'x'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(9) DEFAULT 'X'
);
-- rows
INSERT INTO t VALUES (1, 'x');
