-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(40) CHARACTER SET latin1 DEFAULT ('x')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(40) CHARACTER SET latin1 DEFAULT (CONCAT(_latin1'x', _utf8mb4'ü', N'n', x'41'))
);
-- rows
INSERT INTO t VALUES (1, 'x');
