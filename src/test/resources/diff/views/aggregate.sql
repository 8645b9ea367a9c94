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
CREATE VIEW v AS SELECT b, COUNT(*) AS n, SUM(a) AS total FROM t GROUP BY b HAVING COUNT(*) > 0 ORDER BY n DESC LIMIT 10;
-- rows
INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two');
-- words
Detected changed definition of view 'v'
-- up
CREATE OR REPLACE VIEW v AS
select t.b AS b, count(0) AS n, sum(t.a) AS total
from t
group by t.b
having (count(0) > 0) order by n desc limit 10;
-- down
CREATE OR REPLACE VIEW v AS
select t.id AS id, t.a AS a
from t;
