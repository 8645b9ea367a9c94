CREATE TABLE digit (d INT PRIMARY KEY);
INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
CREATE TABLE click (n INT PRIMARY KEY, page INT NOT NULL, hits INT NOT NULL);
INSERT INTO click SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d, a.d, 0
    FROM digit a, digit b, digit c, digit e, digit f;
ALTER TABLE click ADD INDEX (page);
-- By copying the table.
ALTER TABLE click MODIFY page BIGINT NOT NULL;
UPDATE click SET hits = hits + 1;
INSERT INTO ledger (entry) SELECT CONCAT('V2 ', COUNT(*), ' ', SUM(hits)) FROM click;
