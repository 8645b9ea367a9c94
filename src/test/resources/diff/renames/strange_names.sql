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
-- words
Detected renamed column 't.a b' to 't.ü`c'
-- up
ALTER TABLE t
    RENAME COLUMN `a b` TO `ü``c`;
-- down
ALTER TABLE t
    RENAME COLUMN `ü``c` TO `a b`;
