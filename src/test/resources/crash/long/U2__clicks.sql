UPDATE click SET hits = hits * 2 + 1;
ALTER TABLE click MODIFY page INT NOT NULL;
INSERT INTO ledger (entry) SELECT CONCAT('U2 ', COUNT(*), ' ', SUM(hits)) FROM click;
DROP TABLE click, digit;
