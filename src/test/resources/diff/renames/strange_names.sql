-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    `a b` INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    `ü``c` INT
);
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.a b=ü`c
