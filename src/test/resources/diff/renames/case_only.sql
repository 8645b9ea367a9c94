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
-- words
Detected renamed column 't.Abc' to 't.abc'
-- up
ALTER TABLE t
    RENAME COLUMN Abc TO abc;
-- down
ALTER TABLE t
    RENAME COLUMN abc TO Abc;
