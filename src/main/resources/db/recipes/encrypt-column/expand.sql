-- Application: the old version needs no change. The new one writes both columns when this is applied, and encrypts the rest.

ALTER TABLE ${table} ADD COLUMN ${new_name} ${type} NULL AFTER ${column};

-- Where the old application changes the plain value only, the encrypted one is not that of the row any more.
CREATE TRIGGER ${table}_${new_name}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${new_name} = IF(NEW.${new_name} <=> OLD.${new_name} AND NOT (CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY)), NULL, NEW.${new_name});
