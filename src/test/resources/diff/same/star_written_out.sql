-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE VIEW v AS SELECT * FROM t;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE VIEW v AS SELECT id, a FROM t;
-- words
-- up
-- down
