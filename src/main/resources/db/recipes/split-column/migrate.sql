-- Application: as before. After this, a new version may use ${first} and ${second} only; both versions may run.

-- @batch
UPDATE ${table} SET ${first} = ${first_value}, ${second} = ${second_value}
WHERE ${first} IS NULL AND ${second} IS NULL AND ${column} IS NOT NULL;
