CREATE TABLE fare (fare_no INT PRIMARY KEY, cents INT NOT NULL);
CREATE PROCEDURE add_fare(IN fare_no INT) INSERT INTO fare VALUES (fare_no, 100);
-- Nothing is committed until something says so.
SET autocommit = 0;
CALL add_fare(1);
INSERT INTO ledger (entry) VALUES ('V2 one');
ALTER TABLE fare ADD COLUMN class CHAR(1) NOT NULL DEFAULT 'E';
INSERT INTO fare VALUES (2, 200, 'F');
SET autocommit = 1;
INSERT INTO ledger (entry) SELECT CONCAT('V2 fares ', COUNT(*), ' ', @@autocommit) FROM fare;
