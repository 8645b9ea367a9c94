-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT ''
);
-- rows
INSERT INTO t VALUES (1, NULL), (2, '');
