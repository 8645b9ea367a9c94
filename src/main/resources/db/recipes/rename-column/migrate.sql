-- Application: as before. After this, a new version may use ${new_name} only; both versions may run.

-- @batch
UPDATE ${table} SET ${new_name} = ${column} WHERE ${new_name} IS NULL AND ${column} IS NOT NULL;
