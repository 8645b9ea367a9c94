-- from
CREATE TABLE t (
    id INT,
    a INT
);
-- to
CREATE TABLE t (
    z INT,
    id INT,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10);
