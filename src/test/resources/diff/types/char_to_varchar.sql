-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a CHAR(5)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(5)
);
-- rows
INSERT INTO t VALUES (1, 'abc');
