-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE VIEW v AS SELECT id, a FROM t WHERE a > 1;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE OR REPLACE ALGORITHM = UNDEFINED SQL SECURITY DEFINER VIEW v AS
    -- all that matters
    SELECT t.id AS id, `t`.`a`
    FROM t
    WHERE (a > 1);
-- words
-- up
-- down
