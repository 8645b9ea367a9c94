-- Application: before this, every instance of the old version has stopped, and the new version has encrypted all rows. Otherwise this fails.
-- After this, a version is released that reads and writes ${new_name} only.

-- @ignore set-not-null The new application fills it for every row.
ALTER TABLE ${table} MODIFY ${new_name} ${type} ${null}, MODIFY ${column} ${old_type} NULL;

-- If only the encrypted value is changed, the plain value is out of date and is emptied.
CREATE TRIGGER ${table}_${new_name}_plain BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column} = IF(CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY) AND NOT (NEW.${new_name} <=> OLD.${new_name}), NULL, NEW.${column});

-- @ignore drop-routine The version of the application that needed it has stopped.
DROP TRIGGER ${table}_${new_name}_update;
