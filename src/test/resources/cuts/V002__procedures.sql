DELIMITER //
CREATE PROCEDURE show_and_count(IN what VARCHAR(60)) READS SQL DATA
BEGIN
    SELECT id, label FROM seats;
    INSERT INTO ledger (what, amount) SELECT what, COUNT(*) FROM seats;
    SELECT * FROM ledger;
    SELECT * FROM seats ORDER BY price DESC LIMIT 50;
END//
DELIMITER ;
CALL show_and_count('first');
START TRANSACTION;
UPDATE seats SET note = CONCAT('row ', id) WHERE id MOD 2 = 0;
SELECT id, note, label FROM seats WHERE note IS NOT NULL;
INSERT INTO ledger (what, amount) SELECT 'noted', COUNT(*) FROM seats WHERE note IS NOT NULL;
COMMIT;
CREATE VIEW dear AS SELECT id, price FROM seats WHERE price > 20;
SELECT * FROM dear;
UPDATE seats SET price = price + 1 WHERE id <= 60;
SET @n = ROW_COUNT();
INSERT INTO ledger (what, amount) VALUES ('changed', @n);
CALL show_and_count('second');
DROP PROCEDURE show_and_count;
OPTIMIZE TABLE ledger;
INSERT INTO ledger (what, amount) SELECT 'sum of prices', ROUND(SUM(price)) FROM seats;
