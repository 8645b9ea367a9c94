-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a  INT
);
CREATE TABLE log (
    id INT PRIMARY KEY
);
CREATE TRIGGER logged AFTER UPDATE ON t FOR EACH ROW INSERT IGNORE INTO log VALUES (NEW.id);
CREATE TRIGGER inserted AFTER INSERT ON t FOR EACH ROW INSERT IGNORE INTO log VALUES (0);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a  INT NOT NULL
);
CREATE TABLE log (
    id INT PRIMARY KEY
);
CREATE TRIGGER logged AFTER UPDATE ON t FOR EACH ROW INSERT IGNORE INTO log VALUES (NEW.id);
CREATE TRIGGER inserted AFTER INSERT ON t FOR EACH ROW INSERT IGNORE INTO log VALUES (0);
-- words
Detected nullability change from NULL to NOT NULL on 't.a'
-- up
-- t.a becomes NOT NULL: existing rows need a value. Replace the placeholder 0.
-- The trigger logged runs for each of these rows.
UPDATE t
SET a = 0
WHERE a IS NULL;

ALTER TABLE t
    MODIFY COLUMN a INT NOT NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NULL;
