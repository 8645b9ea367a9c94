SET @sum = (SELECT SUM(cents) FROM fare);
UPDATE fare SET cents = cents + 1;
ALTER TABLE fare DROP COLUMN share;
INSERT INTO ledger (entry) VALUES (CONCAT('U2 sum was ', @sum));
DROP TABLE fare;
