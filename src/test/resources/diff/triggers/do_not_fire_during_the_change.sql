-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = -1;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BIGINT NOT NULL DEFAULT 0
);
CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = -2;
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
-- words
Detected type change from INT to BIGINT on 't.a'
Detected nullability change from NULL to NOT NULL on 't.a'
Detected server default change from NULL to '0' on 't.a'
Detected changed definition of trigger 'trg'
-- up
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

ALTER TABLE t
    MODIFY COLUMN a BIGINT NULL;

-- t.a becomes NOT NULL: existing rows without a value get the default.
UPDATE t
SET a = '0'
WHERE a IS NULL;

ALTER TABLE t
    MODIFY COLUMN a BIGINT NOT NULL DEFAULT '0';

CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = -2;
-- down
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

-- t.a changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE t
    MODIFY COLUMN a INT NULL;

CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = -1;
