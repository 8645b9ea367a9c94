-- Application: may run during this. Before it, each reads the wider numbers.
-- Whoever writes waits for the first statement, and finds the new table under the name. The triggers stay with the old one.

-- @ignore rename-table The new table takes the name that the application uses.
RENAME TABLE ${table} TO ${table}_old, ${table}_new TO ${table};

-- @ignore drop-routine The table that it writes has another name now, and nobody writes the one that it belongs to.
DROP TRIGGER ${table}_key_insert;

-- @ignore drop-routine The table that it writes has another name now, and nobody writes the one that it belongs to.
DROP TRIGGER ${table}_key_update;

-- @ignore drop-routine The table that it writes has another name now, and nobody writes the one that it belongs to.
DROP TRIGGER ${table}_key_moved;

-- @ignore drop-routine The table that it writes has another name now, and nobody writes the one that it belongs to.
DROP TRIGGER ${table}_key_delete;
