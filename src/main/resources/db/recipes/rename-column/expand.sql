-- Application: the old version needs no change. The new version may write ${new_name}, and reads it once the next revision is applied.

ALTER TABLE ${table} ADD COLUMN ${new_name} ${type} NULL AFTER ${column};

-- The column that was changed is copied to the other. A column that is NULL is filled.
CREATE TRIGGER ${table}_${new_name}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${new_name} = CASE
        WHEN NOT (CAST(NEW.${new_name} AS BINARY) <=> CAST(OLD.${new_name} AS BINARY)) THEN NEW.${new_name}
        WHEN NOT (CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY)) THEN NEW.${column}
        ELSE COALESCE(NEW.${new_name}, NEW.${column}) END,
    NEW.${column} = NEW.${new_name};

CREATE TRIGGER ${table}_${new_name}_insert BEFORE INSERT ON ${table} FOR EACH ROW
SET NEW.${new_name} = COALESCE(NEW.${new_name}, NEW.${column}), NEW.${column} = NEW.${new_name};
