-- Application: as before. After this the new one reads and writes ${first} and ${second} only; both may run.

-- @batch
UPDATE ${table} SET ${first} = ${first_value}, ${second} = ${second_value}
WHERE ${first} IS NULL AND ${second} IS NULL AND ${column} IS NOT NULL;
