-- Application: as before. Afterwards ${table}_orphans has the values that the orphans referred to.

-- @ignore create-select It copies only the types of the columns, and no rows.
CREATE TABLE ${table}_orphans (PRIMARY KEY (${key}))
SELECT ${key}, ${column} AS previous FROM ${table} WHERE FALSE;

-- @batch by referring
INSERT INTO ${table}_orphans
SELECT referring.${key}, referring.${column}
FROM ${table} referring
LEFT JOIN ${parent} referred ON referred.${parent_key} = referring.${column}
WHERE referring.${column} IS NOT NULL AND referred.${parent_key} IS NULL
FOR SHARE;

-- @batch by orphan
UPDATE ${table}
JOIN ${table}_orphans orphan ON orphan.${key} = ${table}.${key} AND orphan.previous = ${table}.${column}
SET ${table}.${column} = NULL
WHERE NOT EXISTS (SELECT 1 FROM ${parent} referred WHERE referred.${parent_key} = orphan.previous);
