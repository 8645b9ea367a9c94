-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
CREATE VIEW v AS SELECT id, a FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(20)
);
CREATE VIEW v AS SELECT id, a FROM t WHERE a > 0 WITH CASCADED CHECK OPTION;
-- rows
INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two');
-- words
Detected changed definition of view 'v'
-- up
CREATE OR REPLACE VIEW v AS
select t.id AS id, t.a AS a
from t
where (t.a > 0)
WITH CASCADED CHECK OPTION;
-- down
CREATE OR REPLACE VIEW v AS
select t.id AS id, t.a AS a
from t
where (t.a > 0)
WITH LOCAL CHECK OPTION;
