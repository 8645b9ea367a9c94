-- Application: as before.

-- @batch
UPDATE ${table} SET ${column}_new = ${column} WHERE ${column}_new IS NULL AND ${column} IS NOT NULL;

-- Indexes on ${column} belong here too, each with a name of its own: ADD INDEX … (${column}_new).
-- @ignore set-not-null The triggers fill it for every new row, the statement above did for the others.
ALTER TABLE ${table} MODIFY ${column}_new ${type} ${null};
