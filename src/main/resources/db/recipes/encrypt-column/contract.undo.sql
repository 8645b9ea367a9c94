-- Application: after this one is released that writes both columns, and decrypts the rest: by the same ranges as it has encrypted,
-- each row WHERE ${column} IS NULL and ${new_name} is what was decrypted. In the step before this one the plain values are optional.

ALTER TABLE ${table} ADD COLUMN ${column} ${old_type} NULL AFTER ${new_name};

ALTER TABLE ${table} MODIFY ${new_name} ${type} ${null} AFTER ${column};

-- Where the encrypted value is changed only, the plain one is not that of the row any more.
CREATE TRIGGER ${table}_${new_name}_plain BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column} = IF(CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY) AND NOT (NEW.${new_name} <=> OLD.${new_name}), NULL, NEW.${column});
