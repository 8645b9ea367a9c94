START TRANSACTION;
UPDATE account SET cents = cents - 1;
INSERT INTO ledger (entry) SELECT CONCAT('U3 ', cents) FROM transfer ORDER BY id;
DELETE FROM receipt;
COMMIT;
DROP TABLE transfer, receipt;
INSERT INTO ledger (entry) SELECT CONCAT('U3 sum ', SUM(cents)) FROM account;
