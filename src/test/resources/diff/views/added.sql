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
CREATE VIEW v AS SELECT id, a FROM t;
-- rows
INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two');
-- words
Detected added view 'v'
-- up
CREATE VIEW v AS
select t.id AS id, t.a AS a
from t;
-- down
DROP VIEW v;
