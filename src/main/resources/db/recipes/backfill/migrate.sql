-- Application: as before; both may run.

-- @batch
UPDATE ${table} SET ${column} = ${value} WHERE ${column} IS NULL;
