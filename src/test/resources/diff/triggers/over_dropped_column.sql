-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = NEW.b;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 5;
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- words
Detected removed column 't.a'
Detected changed definition of trigger 'trg'
-- up
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a;

CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.b = 5;
-- down
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

ALTER TABLE t
    ADD COLUMN a INT NULL AFTER id;

CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = NEW.b;
