-- from
CREATE TABLE t (
    a VARCHAR(10)
);
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 'x';
-- to
CREATE TABLE t (
    a VARCHAR(10)
);
SET sql_mode = 'ANSI_QUOTES';
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW."a" = 'x';
-- rows
INSERT INTO t VALUES ('a');
-- words
Detected changed definition of trigger 'trg'
Detected sql_mode change from 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION' to 'ANSI_QUOTES' on 'trg'
-- up
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

SET SESSION sql_mode = 'ANSI_QUOTES';

CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW."a" = 'x';

SET SESSION sql_mode = DEFAULT;
-- down
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 'x';
