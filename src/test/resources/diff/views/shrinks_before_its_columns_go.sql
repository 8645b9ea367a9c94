-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    KEY ix_a (a)
);
CREATE VIEW v AS SELECT id, a FROM t USE INDEX (ix_a);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE VIEW v AS SELECT id FROM t;
-- rows
INSERT INTO t VALUES (1, 10);
