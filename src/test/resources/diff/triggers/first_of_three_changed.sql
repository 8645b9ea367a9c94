-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE TABLE log (
    n INT AUTO_INCREMENT PRIMARY KEY,
    what VARCHAR(50)
);
CREATE TRIGGER trg AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('one');
CREATE TRIGGER b AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('b');
CREATE TRIGGER c AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('c');
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE TABLE log (
    n INT AUTO_INCREMENT PRIMARY KEY,
    what VARCHAR(50)
);
CREATE TRIGGER trg AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('other');
CREATE TRIGGER b AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('b');
CREATE TRIGGER c AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('c');
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
UPDATE t SET a = 11 WHERE id = 1;
-- words
Detected changed definition of trigger 'trg'
-- up
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER b;

-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER c;

CREATE TRIGGER trg AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('other');

CREATE TRIGGER b AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('b');

CREATE TRIGGER c AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('c');
-- down
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER b;

-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER c;

CREATE TRIGGER trg AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('one');

CREATE TRIGGER b AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('b');

CREATE TRIGGER c AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('c');
