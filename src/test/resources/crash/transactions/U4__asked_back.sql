UPDATE fare SET cents = cents - 10;
INSERT INTO ledger (entry) VALUES (CONCAT('U4 updated ', ROW_COUNT()));
ALTER TABLE fare DROP COLUMN note, DROP COLUMN seats;
