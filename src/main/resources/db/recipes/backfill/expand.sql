-- Application: the old version needs no change. The new version writes ${column}, but must not expect a value in every row before the
-- next revision is applied.

-- Fails if a column does not exist. Otherwise the triggers would make every write fail.
DO (SELECT COUNT(${value}) FROM (SELECT ${from} FROM ${table} WHERE FALSE) each_row);

ALTER TABLE ${table} ADD COLUMN ${column} ${type} NULL;

-- The UPDATE trigger comes first: otherwise a row that the INSERT trigger has filled could be changed before it exists.
CREATE TRIGGER ${table}_${column}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column} = IF(NEW.${column} IS NULL
    OR CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY)
    AND CAST(OLD.${column} AS BINARY) <=> CAST(${OLD:value} AS BINARY),
    ${NEW:value}, NEW.${column});

CREATE TRIGGER ${table}_${column}_insert BEFORE INSERT ON ${table} FOR EACH ROW
SET NEW.${column} = COALESCE(NEW.${column}, ${NEW:value});
