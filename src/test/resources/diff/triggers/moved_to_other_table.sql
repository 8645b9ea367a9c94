-- from
CREATE TABLE a (
    x INT
);
CREATE TABLE b (
    x INT
);
CREATE TRIGGER trg BEFORE INSERT ON a FOR EACH ROW SET NEW.x = NEW.x + 1;
-- to
CREATE TABLE a (
    x INT
);
CREATE TABLE b (
    x INT
);
CREATE TRIGGER trg BEFORE INSERT ON b FOR EACH ROW SET NEW.x = NEW.x + 1;
-- words
Detected table change from a to b on 'trg'
-- up
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

CREATE TRIGGER trg BEFORE INSERT ON b FOR EACH ROW SET NEW.x = NEW.x + 1;
-- down
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

CREATE TRIGGER trg BEFORE INSERT ON a FOR EACH ROW SET NEW.x = NEW.x + 1;
