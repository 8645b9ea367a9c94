-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b VARCHAR(50) NOT NULL DEFAULT ''
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- options
--rename t.a=b
