-- All or nothing, and once.
START TRANSACTION;
UPDATE account SET cents = cents - 100 WHERE account_no = 1;
UPDATE account SET cents = cents + 100 WHERE account_no = 2;
INSERT INTO ledger (entry) VALUES ('V3 first transfer');
COMMIT;
CREATE TABLE transfer (id INT AUTO_INCREMENT PRIMARY KEY, cents BIGINT NOT NULL);
BEGIN;
INSERT INTO transfer (cents) VALUES (100);
UPDATE account SET cents = cents - 7 WHERE account_no = 2;
SAVEPOINT half;
INSERT INTO transfer (cents) VALUES (666);
ROLLBACK TO SAVEPOINT half;
INSERT INTO transfer (cents) VALUES (7);
COMMIT;
START TRANSACTION;
DELETE FROM account;
ROLLBACK;
INSERT INTO ledger (entry) SELECT CONCAT('V3 left ', COUNT(*), ' ', SUM(cents)) FROM account;
-- No COMMIT: the CREATE does it.
START TRANSACTION;
UPDATE account SET cents = cents + 1;
CREATE TABLE receipt (n INT PRIMARY KEY);
INSERT INTO receipt SELECT COUNT(*) FROM transfer;
