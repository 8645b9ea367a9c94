CREATE TABLE seats (id INT PRIMARY KEY, label VARCHAR(200) NOT NULL, price DECIMAL(10, 2), note VARCHAR(40));
CREATE TABLE ledger (id INT AUTO_INCREMENT PRIMARY KEY, what VARCHAR(60) NOT NULL, amount BIGINT NOT NULL);
INSERT INTO seats WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
    SELECT i, REPEAT(CHAR(65 + i MOD 26), i MOD 190), i / 7, NULL FROM n;
SELECT * FROM seats;
WITH cheap AS (SELECT id, label FROM seats WHERE price < 30) SELECT * FROM cheap FOR UPDATE;
SELECT COUNT(*), SUM(price), NULL, NOW(6) FROM seats;
INSERT IGNORE INTO seats VALUES (1, 'twice', 1, NULL), (121, 'new', 2, NULL);
SET @total = (SELECT SUM(id) FROM seats);
INSERT INTO ledger (what, amount) VALUES ('total', @total);
ALTER TABLE seats ADD COLUMN class CHAR(1) NOT NULL DEFAULT 'Y', ADD INDEX by_price (price), ADD INDEX by_price_again (price);
PREPARE shown FROM 'SELECT s.*, ? FROM seats s';
EXECUTE shown USING @total;
DEALLOCATE PREPARE shown;
UPDATE seats SET price = price + 1 WHERE id <= 60;
ANALYZE TABLE seats, ledger;
SHOW CREATE TABLE seats;
