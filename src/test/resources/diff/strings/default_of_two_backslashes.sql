-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(9) DEFAULT '\\'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(9) DEFAULT '\\\\'
);
-- rows
INSERT INTO t VALUES (1, '\\');
