-- Application: before this, no version writes values that do not fit into the old type. If there is one, this script fails.

ALTER TABLE ${table} ADD COLUMN ${column}_new ${old_type} NULL AFTER ${column};

CREATE TRIGGER ${table}_${column}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column}_new = NEW.${column};

CREATE TRIGGER ${table}_${column}_insert BEFORE INSERT ON ${table} FOR EACH ROW
SET NEW.${column}_new = NEW.${column};

-- @batch
UPDATE ${table} SET ${column}_new = ${column} WHERE ${column}_new IS NULL AND ${column} IS NOT NULL;

ALTER TABLE ${table} MODIFY ${column}_new ${old_type} ${null};

ALTER TABLE ${table} DROP COLUMN ${column}, RENAME COLUMN ${column}_new TO ${column}, ADD COLUMN ${column}_new ${type} NULL;

-- @batch
UPDATE ${table} SET ${column}_new = ${column} WHERE ${column}_new IS NULL AND ${column} IS NOT NULL;

ALTER TABLE ${table} MODIFY ${column}_new ${type} ${null} AFTER ${column};
