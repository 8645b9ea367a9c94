-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE TABLE log (
    n INT AUTO_INCREMENT PRIMARY KEY,
    what VARCHAR(50)
);
CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('a');
CREATE TRIGGER b BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('b');
CREATE TRIGGER c BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('c');
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE TABLE log (
    n INT AUTO_INCREMENT PRIMARY KEY,
    what VARCHAR(50)
);
CREATE TRIGGER c BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('c');
CREATE TRIGGER b BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('b');
CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('a');
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
UPDATE t SET a = 11 WHERE id = 1;
-- words
Detected position change from 1 of BEFORE UPDATE to 3 of BEFORE UPDATE on 'a'
Detected position change from 3 of BEFORE UPDATE to 1 of BEFORE UPDATE on 'c'
-- up
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER a;

-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER b;

-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER c;

CREATE TRIGGER c BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('c');

CREATE TRIGGER b BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('b');

CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('a');
-- down
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER c;

-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER b;

-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER a;

CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('a');

CREATE TRIGGER b BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('b');

CREATE TRIGGER c BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('c');
