-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 5;
CREATE FUNCTION f() RETURNS INT READS SQL DATA RETURN (SELECT MAX(a) FROM t);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 5;
CREATE FUNCTION f() RETURNS INT READS SQL DATA RETURN (SELECT MAX(b) FROM t);
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.a=b
-- words
Detected renamed column 't.a' to 't.b'
Detected changed definition of function 'f'
Detected changed definition of trigger 'trg'
-- up
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

ALTER TABLE t
    RENAME COLUMN a TO b;

-- Privileges on function f are lost with it; grant them again.
DROP FUNCTION f;

CREATE FUNCTION f() RETURNS int
    READS SQL DATA
RETURN (SELECT MAX(b) FROM t);

CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 5;
-- down
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

ALTER TABLE t
    RENAME COLUMN b TO a;

-- Privileges on function f are lost with it; grant them again.
DROP FUNCTION f;

CREATE FUNCTION f() RETURNS int
    READS SQL DATA
RETURN (SELECT MAX(a) FROM t);

CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 5;
