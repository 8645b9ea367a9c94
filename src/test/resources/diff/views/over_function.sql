-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE FUNCTION z_double(n INT) RETURNS INT DETERMINISTIC NO SQL RETURN n * 2;
CREATE VIEW a AS SELECT z_double(id) AS twice FROM t;
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added function 'z_double'
Detected added view 'a'
-- up
CREATE FUNCTION z_double(n INT) RETURNS int
    NO SQL
    DETERMINISTIC
RETURN n * 2;

CREATE VIEW a AS
select z_double(t.id) AS twice
from t;
-- down
DROP VIEW a;

DROP FUNCTION z_double;
