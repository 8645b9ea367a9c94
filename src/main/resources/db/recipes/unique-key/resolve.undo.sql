-- Application: it sees the duplicates again. Values that it has changed since stay.

-- The trigger would set the flag of the duplicates.
DROP TRIGGER ${table}_${column}_unique;

-- @batch by duplicate
UPDATE ${table}
JOIN ${table}_${column}_duplicates duplicate ON duplicate.${key} = ${table}.${key}
    AND CAST(duplicate.replacement AS BINARY) <=> CAST(${table}.${column} AS BINARY)
SET ${table}.${column} = duplicate.previous, ${table}.${column}_unique = NULL;

CREATE TRIGGER ${table}_${column}_unique BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column}_unique = IF(CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY), NEW.${column}_unique, 1);

DROP TABLE ${table}_${column}_duplicates;
