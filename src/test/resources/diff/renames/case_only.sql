-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    Abc INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    abc INT
);
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.Abc=abc
