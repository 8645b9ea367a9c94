-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
CREATE VIEW v AS SELECT id, a, b FROM t;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
CREATE VIEW v AS SELECT id, b FROM t;
-- rows
INSERT INTO t VALUES (1, 10, 20);
