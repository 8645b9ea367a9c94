-- Application: may run during this. After this, it may write values that fit only into the new type.
-- The first statement leaves an empty ${column}_new, so that the triggers have a column to write to until they are dropped.

-- @ignore drop-column Its values are in the column that takes its name.
-- @ignore rename-column The new column takes the name that the application uses.
ALTER TABLE ${table} DROP COLUMN ${column}, RENAME COLUMN ${column}_new TO ${column}, ADD COLUMN ${column}_new ${type} NULL;

-- @ignore drop-routine The column that it writes is dropped.
DROP TRIGGER ${table}_${column}_insert;

-- @ignore drop-routine The column that it writes is dropped.
DROP TRIGGER ${table}_${column}_update;

ALTER TABLE ${table} DROP COLUMN ${column}_new;
