-- Application: as before.

-- @ignore new-unique-key Every row is counted in; the assertion of the revision before asks for it.
ALTER TABLE ${table} ADD UNIQUE INDEX uk_${table}_${column} (${column});

-- @ignore drop-routine The column that it writes goes.
DROP TRIGGER ${table}_${column}_unique;

-- @ignore drop-constraint The key above is the stricter one.
ALTER TABLE ${table} DROP INDEX uk_${table}_${column}_new;

-- Not together with the index: then the table is rebuilt, and fails over what the application was refused meanwhile.
-- @ignore drop-column No application knows it.
ALTER TABLE ${table} DROP COLUMN ${column}_unique;
