-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE VIEW v AS SELECT id, a FROM t;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
CREATE VIEW v AS SELECT id, b AS a FROM t;
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.a=b
