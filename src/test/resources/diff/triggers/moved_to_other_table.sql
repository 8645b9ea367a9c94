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
DROP TRIGGER trg;

CREATE TRIGGER trg BEFORE INSERT ON b FOR EACH ROW SET NEW.x = NEW.x + 1;
-- down
DROP TRIGGER trg;

CREATE TRIGGER trg BEFORE INSERT ON a FOR EACH ROW SET NEW.x = NEW.x + 1;
