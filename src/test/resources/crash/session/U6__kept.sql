INSERT INTO ledger (entry) SELECT CONCAT('U6 kept ', COUNT(*), ' ', SUM(place)) FROM kept;
DROP TABLE kept;
DROP TABLE ${side}.kept;
