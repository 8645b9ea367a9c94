-- Application: as before. It shows the rows in ${table}_${column}_duplicates to somebody who knows what they should have.

-- @ignore errors-ignored What would be a duplicate of a row that is counted in is left as it is; the run says how many.
-- @batch
UPDATE IGNORE ${table} SET ${column}_unique = 1 WHERE ${column}_unique IS NULL;

-- @ignore create-select It takes the types of the columns, and no row.
CREATE TABLE ${table}_${column}_duplicates (PRIMARY KEY (${key}))
SELECT ${key}, ${column} AS previous, ${value} AS replacement FROM ${table} WHERE FALSE;

-- @batch
INSERT INTO ${table}_${column}_duplicates
SELECT ${key}, ${column}, ${value} FROM ${table} WHERE ${column}_unique IS NULL FOR SHARE;

-- One that the application has given another value since keeps it, and the trigger has counted it in.
-- @batch by duplicate
UPDATE ${table}
JOIN ${table}_${column}_duplicates duplicate ON duplicate.${key} = ${table}.${key}
    AND CAST(duplicate.previous AS BINARY) <=> CAST(${table}.${column} AS BINARY)
SET ${table}.${column} = duplicate.replacement, ${table}.${column}_unique = 1
WHERE ${table}.${column}_unique IS NULL;
