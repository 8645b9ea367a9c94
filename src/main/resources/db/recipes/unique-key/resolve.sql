-- Application: as before. It shows the rows of ${table}_${column}_duplicates to a person who knows the right values.

-- @ignore errors-ignored A row that would be a duplicate keeps NULL; the run says how many do.
-- @batch
UPDATE IGNORE ${table} SET ${column}_unique = 1 WHERE ${column}_unique IS NULL;

-- @ignore create-select It copies only the types of the columns, and no rows.
CREATE TABLE ${table}_${column}_duplicates (PRIMARY KEY (${key}))
SELECT ${key}, ${column} AS previous, ${value} AS replacement FROM ${table} WHERE FALSE;

-- @batch
INSERT INTO ${table}_${column}_duplicates
SELECT ${key}, ${column}, ${value} FROM ${table} WHERE ${column}_unique IS NULL FOR SHARE;

-- A row to which the application has given another value since keeps that value; the trigger has set its flag.
-- @batch by duplicate
UPDATE ${table}
JOIN ${table}_${column}_duplicates duplicate ON duplicate.${key} = ${table}.${key}
    AND CAST(duplicate.previous AS BINARY) <=> CAST(${table}.${column} AS BINARY)
SET ${table}.${column} = duplicate.replacement, ${table}.${column}_unique = 1
WHERE ${table}.${column}_unique IS NULL;
