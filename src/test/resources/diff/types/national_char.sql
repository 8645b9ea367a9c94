-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) CHARACTER SET latin1
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a NVARCHAR(10)
);
-- rows
INSERT INTO t VALUES (1, 'x');
