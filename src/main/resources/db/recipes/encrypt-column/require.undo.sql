-- Application: before this, a version that writes both columns runs again, and has decrypted all rows. Otherwise this fails.
-- After this, the old version may run again.

CREATE TRIGGER ${table}_${new_name}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${new_name} = IF(NEW.${new_name} <=> OLD.${new_name} AND NOT (CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY)), NULL, NEW.${new_name});

ALTER TABLE ${table} MODIFY ${column} ${old_type} ${null}, MODIFY ${new_name} ${type} NULL;

DROP TRIGGER ${table}_${new_name}_plain;
