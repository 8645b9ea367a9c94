-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE VIEW z AS SELECT COUNT(*) AS n FROM t;
CREATE FUNCTION f() RETURNS INT READS SQL DATA RETURN (SELECT n FROM z);
CREATE VIEW a AS SELECT f() AS n;
-- words
Detected added function 'f'
Detected added view 'a'
Detected added view 'z'
-- up
CREATE FUNCTION f() RETURNS int
    READS SQL DATA
RETURN (SELECT n FROM z);

CREATE VIEW a AS
select f() AS n;

CREATE VIEW z AS
select count(0) AS n
from t;
-- down
DROP VIEW a;

DROP VIEW z;

DROP FUNCTION f;
