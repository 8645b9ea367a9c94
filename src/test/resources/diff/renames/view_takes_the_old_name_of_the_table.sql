-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t_base (
    id INT PRIMARY KEY
);
CREATE VIEW t AS SELECT id FROM t_base;
-- rows
INSERT INTO t VALUES (1);
-- options
--rename t=t_base
