INSERT INTO ledger (entry) SELECT CONCAT('U1 after ', COUNT(*)) FROM ledger;
ALTER TABLE ledger ADD COLUMN undone INT NOT NULL DEFAULT 1;
UPDATE ledger SET undone = undone + 1;
