CREATE TABLE stock (stock_no INT PRIMARY KEY, amount INT NOT NULL);
CREATE TABLE movement (id INT AUTO_INCREMENT PRIMARY KEY, stock_no INT NOT NULL, amount INT NOT NULL);
DELIMITER //
CREATE TRIGGER stock_moved AFTER UPDATE ON stock FOR EACH ROW
BEGIN
    INSERT INTO movement (stock_no, amount) VALUES (NEW.stock_no, NEW.amount - OLD.amount);
END//
CREATE PROCEDURE restock(IN added INT)
BEGIN
    UPDATE stock SET amount = amount + added;
    INSERT INTO ledger (entry) VALUES (CONCAT('restocked ', added));
END//
CREATE FUNCTION on_stock() RETURNS INT READS SQL DATA
BEGIN
    DECLARE total INT;
    SELECT SUM(amount) INTO total FROM stock;
    RETURN total;
END//
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2090-01-01 00:00:00' DISABLE DO
BEGIN
    DELETE FROM movement;
END//
DELIMITER ;
INSERT INTO stock VALUES (1, 10), (2, 20);
-- Does not commit by itself: exactly once, like any other change of rows.
CALL restock(5);
INSERT INTO ledger (entry) VALUES (CONCAT('V2 on stock ', on_stock()));
CALL restock(7);
