-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE FUNCTION f(n INT) RETURNS INT DETERMINISTIC NO SQL RETURN n + 1;
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = f(NEW.a);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b BIGINT
);
CREATE FUNCTION g(n BIGINT) RETURNS BIGINT DETERMINISTIC NO SQL RETURN n + 1;
CREATE VIEW w AS SELECT g(b) AS x FROM t;
CREATE VIEW v AS SELECT x FROM w;
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.b = g(NEW.b);
-- words
Detected removed column 't.a'
Detected added column 't.b'
Detected removed function 'f'
Detected added function 'g'
Detected changed definition of view 'v'
Detected added view 'w'
Detected changed definition of trigger 'trg'
-- up
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

DROP FUNCTION f;

-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a,
    ADD COLUMN b BIGINT NULL;

CREATE FUNCTION g(n BIGINT) RETURNS bigint
    NO SQL
    DETERMINISTIC
RETURN n + 1;

CREATE VIEW w AS
select g(t.b) AS x
from t;

CREATE OR REPLACE VIEW v AS
select w.x AS x
from w;

CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.b = g(NEW.b);
-- down
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

DROP VIEW w;

DROP FUNCTION g;

-- Drops t.b and its values.
ALTER TABLE t
    DROP COLUMN b,
    ADD COLUMN a INT NULL;

CREATE FUNCTION f(n INT) RETURNS int
    NO SQL
    DETERMINISTIC
RETURN n + 1;

CREATE OR REPLACE VIEW v AS
select f(t.a) AS x
from t;

CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = f(NEW.a);
