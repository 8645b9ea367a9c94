CREATE TEMPORARY TABLE working AS SELECT n, total FROM result;
UPDATE working SET total = total + 3;
INSERT INTO ledger (entry) SELECT CONCAT('U5 ', total) FROM working ORDER BY n;
DROP TEMPORARY TABLE working;
DROP TABLE result;
