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
CREATE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('a');
CREATE TRIGGER b AFTER DELETE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('b');
CREATE TRIGGER c BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('c');
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
UPDATE t SET a = 11 WHERE id = 1;
-- words
Detected moment change from BEFORE UPDATE to AFTER DELETE on 'b'
-- up
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER b;

CREATE TRIGGER b AFTER DELETE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('b');
-- down
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER c;

-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER b;

CREATE TRIGGER b BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('b');

CREATE TRIGGER c BEFORE UPDATE ON t FOR EACH ROW INSERT INTO log (what) VALUES ('c');
