-- Application: after this, a version is released that writes both columns and decrypts the rest, by the same ranges in which it encrypted:
-- each row WHERE ${column} IS NULL and ${new_name} is what was decrypted. In the step before this one the plain values are optional.

ALTER TABLE ${table} ADD COLUMN ${column} ${old_type} NULL AFTER ${new_name};

ALTER TABLE ${table} MODIFY ${new_name} ${type} ${null} AFTER ${column};

-- If only the encrypted value is changed, the plain value is out of date and is emptied.
CREATE TRIGGER ${table}_${new_name}_plain BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column} = IF(CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY) AND NOT (NEW.${new_name} <=> OLD.${new_name}), NULL, NEW.${column});
