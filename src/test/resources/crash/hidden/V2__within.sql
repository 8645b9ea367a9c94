-- Settings that are made where the script does not say SET.
DELIMITER //
CREATE PROCEDURE sorts_short(n INT) SET SESSION max_sort_length = n;
//
DELIMITER ;
CALL sorts_short(8);
PREPARE examines FROM 'SET min_examined_row_limit = 5';
EXECUTE examines;
CREATE TABLE fare (id INT PRIMARY KEY, code VARCHAR(20) NOT NULL, note VARCHAR(40) NOT NULL DEFAULT '');
INSERT INTO fare SELECT 1, 'a', CONCAT(@@min_examined_row_limit, ' ', @@max_sort_length);
-- The key's own name is what it gets, not the constraint's.
ALTER TABLE fare ADD CONSTRAINT one_code UNIQUE KEY by_code (code);
ALTER TABLE fare ADD (seat INT, KEY by_seat (seat), CONSTRAINT some_seat CHECK (seat > 0));
-- A temporary table that only a text creates.
PREPARE gather FROM 'CREATE TEMPORARY TABLE gathered AS SELECT 2 AS id, ''b'' AS code';
EXECUTE gather;
INSERT INTO fare (id, code) SELECT id, code FROM gathered;
PREPARE adds FROM 'INSERT INTO fare (id, code) SELECT id + 1, CONCAT(code, ''c'') FROM gathered';
EXECUTE adds;
INSERT INTO fare (id, code) SELECT id + 2, CONCAT(code, 'd') FROM gathered;
-- Not its own repeat.
ALTER TABLE fare RENAME COLUMN code TO note, RENAME COLUMN note TO code;
-- A SET between what was found and the question for it.
SELECT SQL_CALC_FOUND_ROWS id FROM fare LIMIT 1;
SET @seat = 7;
UPDATE fare SET seat = @seat + FOUND_ROWS();
INSERT INTO ledger (entry) VALUES (CONCAT('V2 ', @@min_examined_row_limit, ' ', @@max_sort_length));
