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
CREATE TRIGGER second AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('two');
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE TABLE log (
    n INT AUTO_INCREMENT PRIMARY KEY,
    what VARCHAR(50)
);
CREATE TRIGGER trg AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('one');
CREATE TRIGGER second AFTER INSERT ON t FOR EACH ROW PRECEDES trg INSERT INTO log (what) VALUES ('two');
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
UPDATE t SET a = 11 WHERE id = 1;
-- words
Detected position change from 1 of AFTER INSERT to 2 of AFTER INSERT on 'trg'
Detected position change from 2 of AFTER INSERT to 1 of AFTER INSERT on 'second'
-- up
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER second;

CREATE TRIGGER second AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('two');

CREATE TRIGGER trg AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('one');
-- down
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER second;

-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

CREATE TRIGGER trg AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('one');

CREATE TRIGGER second AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('two');
