-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
CREATE VIEW v AS SELECT id, a FROM t;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
CREATE SQL SECURITY INVOKER VIEW v AS SELECT id, a FROM t;
-- rows
INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two');
