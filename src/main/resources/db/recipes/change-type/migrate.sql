-- Application: as before.

-- @batch
UPDATE ${table} SET ${column}_new = ${column} WHERE ${column}_new IS NULL AND ${column} IS NOT NULL;

-- Add the indexes on ${column} here too, each with a new name: ADD INDEX … (${column}_new).
-- @ignore set-not-null The triggers fill it for every new row, and the statement above has filled it for the others.
ALTER TABLE ${table} MODIFY ${column}_new ${type} ${null};
