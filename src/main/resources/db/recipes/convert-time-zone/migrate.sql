-- Application: as before. After this the new one reads and writes ${new_name} only; both may run.

-- @batch
UPDATE ${table} SET ${new_name} = CONVERT_TZ(${column}, ${zone}, '+00:00') WHERE ${new_name} IS NULL AND ${column} IS NOT NULL;
