-- Application: the old version needs no change. Once this is applied, the new version writes both columns and encrypts the rest.

ALTER TABLE ${table} ADD COLUMN ${new_name} ${type} NULL AFTER ${column};

-- If the old version changes only the plain value, the encrypted value is out of date and is emptied.
CREATE TRIGGER ${table}_${new_name}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${new_name} = IF(NEW.${new_name} <=> OLD.${new_name} AND NOT (CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY)), NULL, NEW.${new_name});
