-- Application: as before.

-- @ignore new-unique-key The index made before this one covers every row; the assertion of the revision before checks it.
ALTER TABLE ${table} ADD UNIQUE INDEX uk_${table}_${column} (${column});

-- @ignore drop-routine The column that it writes is dropped.
DROP TRIGGER ${table}_${column}_unique;

-- @ignore drop-constraint The key above is the stricter one.
ALTER TABLE ${table} DROP INDEX uk_${table}_${column}_new;

-- A statement of its own: together with the index, the table is rebuilt, which fails if the application tries to write a duplicate.
-- @ignore drop-column No application uses it.
ALTER TABLE ${table} DROP COLUMN ${column}_unique;
