DROP VIEW plenty;
ALTER EVENT nightly COMMENT '';
SET @ddl = 'ALTER TABLE stock DROP COLUMN unit';
PREPARE removal FROM @ddl;
EXECUTE removal;
DEALLOCATE PREPARE removal;
UPDATE stock SET amount = amount - 1;
INSERT INTO ledger (entry) SELECT CONCAT('U3 moved ', amount) FROM movement ORDER BY id;
