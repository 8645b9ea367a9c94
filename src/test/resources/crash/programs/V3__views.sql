CREATE VIEW plenty AS SELECT stock_no FROM stock WHERE amount > 10;
CREATE OR REPLACE VIEW plenty AS SELECT stock_no, amount FROM stock WHERE amount > 20;
-- The usual way to add a column only if it is missing.
SET @ddl = IF((SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'stock'
    AND column_name = 'unit') = 0, 'ALTER TABLE stock ADD COLUMN unit VARCHAR(10) NOT NULL DEFAULT ''kg''', 'DO 0');
PREPARE addition FROM @ddl;
EXECUTE addition;
DEALLOCATE PREPARE addition;
UPDATE stock SET amount = amount + 1 WHERE unit = 'kg';
ALTER VIEW plenty AS SELECT stock_no, amount, unit FROM stock WHERE amount > 20;
DROP TRIGGER stock_moved;
CREATE TRIGGER stock_moved AFTER UPDATE ON stock FOR EACH ROW INSERT INTO movement (stock_no, amount) VALUES (NEW.stock_no, NEW.amount - OLD.amount);
ALTER EVENT nightly COMMENT 'every night';
INSERT INTO ledger (entry) SELECT CONCAT('V3 moved ', amount) FROM movement ORDER BY id;
