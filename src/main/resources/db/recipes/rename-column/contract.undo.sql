-- Application: after this, the old version may run again.

ALTER TABLE ${table} ADD COLUMN ${column} ${type} NULL AFTER ${new_name};

-- The column that was changed is copied to the other. A column that is NULL is filled.
CREATE TRIGGER ${table}_${new_name}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${new_name} = CASE
        WHEN NOT (CAST(NEW.${new_name} AS BINARY) <=> CAST(OLD.${new_name} AS BINARY)) THEN NEW.${new_name}
        WHEN NOT (CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY)) THEN NEW.${column}
        ELSE COALESCE(NEW.${new_name}, NEW.${column}) END,
    NEW.${column} = NEW.${new_name};

CREATE TRIGGER ${table}_${new_name}_insert BEFORE INSERT ON ${table} FOR EACH ROW
SET NEW.${new_name} = COALESCE(NEW.${new_name}, NEW.${column}), NEW.${column} = NEW.${new_name};

-- @batch
UPDATE ${table} SET ${column} = ${new_name} WHERE ${column} IS NULL AND ${new_name} IS NOT NULL;

ALTER TABLE ${table} MODIFY ${column} ${type} ${null}, MODIFY ${new_name} ${type} NULL AFTER ${column};
