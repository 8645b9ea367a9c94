-- Application: after this, the old version may run again.

ALTER TABLE ${table} ADD COLUMN ${column} ${type} NULL AFTER ${new_name};

-- The UPDATE trigger comes first: otherwise a row that the INSERT trigger has filled could be changed before it exists.
-- The column that was changed is converted for the other, unless both mean the same moment already. A column that is NULL is filled.
CREATE TRIGGER ${table}_${new_name}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column} = IF(NEW.${new_name} <=> OLD.${new_name} OR NEW.${new_name} <=> CONVERT_TZ(NEW.${column}, ${zone}, '+00:00'),
        NEW.${column}, CONVERT_TZ(NEW.${new_name}, '+00:00', ${zone})),
    NEW.${new_name} = CASE
        WHEN NOT (NEW.${new_name} <=> OLD.${new_name}) THEN NEW.${new_name}
        WHEN NEW.${column} <=> OLD.${column} OR NEW.${column} <=> CONVERT_TZ(NEW.${new_name}, '+00:00', ${zone})
            THEN COALESCE(NEW.${new_name}, CONVERT_TZ(NEW.${column}, ${zone}, '+00:00'))
        ELSE CONVERT_TZ(NEW.${column}, ${zone}, '+00:00') END;

CREATE TRIGGER ${table}_${new_name}_insert BEFORE INSERT ON ${table} FOR EACH ROW
SET NEW.${new_name} = COALESCE(NEW.${new_name}, CONVERT_TZ(NEW.${column}, ${zone}, '+00:00')),
    NEW.${column} = COALESCE(NEW.${column}, CONVERT_TZ(NEW.${new_name}, '+00:00', ${zone}));

-- @batch
UPDATE ${table} SET ${column} = CONVERT_TZ(${new_name}, '+00:00', ${zone}) WHERE ${column} IS NULL AND ${new_name} IS NOT NULL;

ALTER TABLE ${table} MODIFY ${column} ${type} ${null}, MODIFY ${new_name} ${type} NULL AFTER ${column};
