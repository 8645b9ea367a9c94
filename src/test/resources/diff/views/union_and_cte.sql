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
CREATE VIEW v AS WITH RECURSIVE s AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM s WHERE n < 3) SELECT n FROM s UNION SELECT a FROM t;
-- rows
INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two');
-- words
Detected changed definition of view 'v'
-- up
CREATE OR REPLACE VIEW v AS
with recursive s as (select 1 AS n union all select (s.n + 1) AS `n + 1` from s where (s.n < 3))
select s.n AS n
from s
union
select t.a AS a
from t;
-- down
CREATE OR REPLACE VIEW v AS
select t.id AS id, t.a AS a
from t;
