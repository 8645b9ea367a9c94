-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) NOT NULL DEFAULT 'one'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20) NOT NULL
);
-- rows
INSERT INTO t VALUES (1, 'x');
