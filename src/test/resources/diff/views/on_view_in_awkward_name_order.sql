-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
CREATE VIEW z AS SELECT id, a FROM t;
CREATE VIEW m AS SELECT id, a FROM z;
CREATE VIEW a AS SELECT id FROM m;
-- rows
INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two');
