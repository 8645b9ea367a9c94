PREPARE sorts FROM 'SET @@session.max_sort_length = 16';
EXECUTE sorts;
INSERT INTO ledger (entry) SELECT CONCAT('U2 ', @@max_sort_length, ' ', SUM(seat)) FROM fare;
ALTER TABLE fare DROP INDEX by_code, DROP INDEX by_seat, DROP CONSTRAINT some_seat;
DROP TABLE fare;
DROP PROCEDURE sorts_short;
INSERT INTO ledger (entry) VALUES (CONCAT('U2 ', @@max_sort_length));
