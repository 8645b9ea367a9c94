CREATE OR REPLACE VIEW summary AS SELECT COUNT(*) AS entries FROM ledger;
INSERT INTO ledger (entry) VALUES ('R summary');
CREATE OR REPLACE VIEW summary AS SELECT COUNT(*) AS entries, MIN(entry) AS first_entry FROM ledger;
INSERT INTO ledger (entry) SELECT CONCAT('R after ', COUNT(*)) FROM ledger;
