-- Application: after this, the old version may run again.

-- The UPDATE trigger comes first: otherwise a row that the INSERT trigger has filled could be changed before it exists.
CREATE TRIGGER ${table}_${column}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column} = IF(NEW.${column} IS NULL
    OR CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY)
    AND CAST(OLD.${column} AS BINARY) <=> CAST(${OLD:value} AS BINARY),
    ${NEW:value}, NEW.${column});

CREATE TRIGGER ${table}_${column}_insert BEFORE INSERT ON ${table} FOR EACH ROW
SET NEW.${column} = COALESCE(NEW.${column}, ${NEW:value});

ALTER TABLE ${table} MODIFY ${column} ${type} NULL;
