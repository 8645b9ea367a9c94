-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) CHARACTER SET utf8mb3
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) CHARACTER SET utf8mb4
);
-- rows
INSERT INTO t VALUES (1, 'äöü');
