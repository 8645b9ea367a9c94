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
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE TABLE log (
    n INT AUTO_INCREMENT PRIMARY KEY,
    what VARCHAR(50)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
UPDATE t SET a = 11 WHERE id = 1;
-- words
Detected removed trigger 'trg'
-- up
DROP TRIGGER trg;
-- down
CREATE TRIGGER trg AFTER INSERT ON t FOR EACH ROW INSERT INTO log (what) VALUES ('one');
