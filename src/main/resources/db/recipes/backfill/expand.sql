-- Application: the old version needs no change. The new one writes ${column}, and must not expect it in every row before the
-- next revision is applied.

ALTER TABLE ${table} ADD COLUMN ${column} ${type} NULL;

-- First that of UPDATE: a row that the other one had filled could be changed before it is there.
CREATE TRIGGER ${table}_${column}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column} = IF(NEW.${column} IS NULL
    OR CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY)
    AND CAST(OLD.${column} AS BINARY) <=> CAST(${OLD:value} AS BINARY),
    ${NEW:value}, NEW.${column});

CREATE TRIGGER ${table}_${column}_insert BEFORE INSERT ON ${table} FOR EACH ROW
SET NEW.${column} = COALESCE(NEW.${column}, ${NEW:value});
