-- Computed, and nothing of it is in the text.
SET sql_mode = CONCAT(@@sql_mode, ',PIPES_AS_CONCAT');
SET timestamp = UNIX_TIMESTAMP('2001-02-03 04:05:06');
CREATE TABLE kept (n INT PRIMARY KEY, at_time DATETIME NOT NULL, note VARCHAR(40) NOT NULL);
INSERT INTO kept SELECT 1, NOW(), 'a' || 'b';
ALTER TABLE kept ADD INDEX (note);
-- Belongs to the schema and the mode in which it was prepared.
PREPARE add_kept FROM 'INSERT INTO kept SELECT ?, NOW(), ''c'' || ''d''';
SET sql_mode = REPLACE(@@sql_mode, 'PIPES_AS_CONCAT', '');
USE ${side};
CREATE TABLE kept (n INT PRIMARY KEY);
SET @n = 2;
EXECUTE add_kept USING @n;
INSERT INTO kept VALUES (1 || 0);
USE ${main};
-- A transaction with a temporary table that ends with a setting.
CREATE TEMPORARY TABLE passing AS SELECT 3 AS n;
INSERT INTO kept SELECT n, NOW(), 'passing' FROM passing;
SET @note = 'passing is done';
INSERT INTO kept SELECT 4, NOW(), @note;
-- Counted within statements that are taken back as a whole.
BEGIN;
UPDATE kept SET n = (@n := @n + 10) ORDER BY n;
ROLLBACK;
ALTER TABLE kept ADD COLUMN place INT;
UPDATE kept SET place = (@n := @n + 1) ORDER BY n;
