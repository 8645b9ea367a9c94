-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = OLD.id;
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added column 't.a'
Detected added trigger 'trg'
-- up
ALTER TABLE t
    ADD COLUMN a INT NULL;

CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = OLD.id;
-- down
DROP TRIGGER trg;

-- Drops t.a and its values.
ALTER TABLE t
    DROP COLUMN a;
