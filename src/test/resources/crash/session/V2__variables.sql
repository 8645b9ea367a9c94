CREATE TABLE fare (fare_no INT PRIMARY KEY, cents INT NOT NULL);
INSERT INTO fare VALUES (1, 100), (2, 200), (3, 300);
-- Later the rows that it was computed from are others.
SET @fares = (SELECT COUNT(*) FROM fare), @sum = (SELECT SUM(cents) FROM fare);
DELETE FROM fare WHERE fare_no = 3;
INSERT INTO ledger (entry) VALUES (CONCAT('V2 were ', @fares, ' of ', @sum));
ALTER TABLE fare ADD COLUMN share DECIMAL(10, 4) NULL;
UPDATE fare SET share = cents / @sum;
SELECT MAX(fare_no) INTO @last FROM fare;
INSERT INTO fare (fare_no, cents) VALUES (@last + 1, 50);
INSERT INTO ledger (entry) VALUES (CONCAT('V2 last was ', @last));
SET @fares = @fares + 1;
INSERT INTO ledger (entry) VALUES (CONCAT('V2 fares ', @fares));
