-- from
CREATE TABLE t (
    a VARCHAR(10)
);
SET NAMES utf8mb4 COLLATE utf8mb4_0900_ai_ci;
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 'x';
-- to
CREATE TABLE t (
    a VARCHAR(10)
);
SET NAMES utf8mb4 COLLATE utf8mb4_bin;
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 'x';
-- words
Detected collation_connection change from utf8mb4_0900_ai_ci to utf8mb4_bin on 'trg'
-- up
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

SET SESSION character_set_client = utf8mb4, collation_connection = utf8mb4_bin;

CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 'x';

SET SESSION character_set_client = utf8mb4, collation_connection = utf8mb4_0900_ai_ci;
-- down
-- It is created again at the end; rows written until then do not fire it.
DROP TRIGGER trg;

CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 'x';
