-- Application: as before; both versions may run.

-- @batch
UPDATE ${table} SET ${column} = ${value} WHERE ${column} IS NULL;
