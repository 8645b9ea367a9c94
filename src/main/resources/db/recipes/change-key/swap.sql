-- Application: may run during this. Before this, every version can read the wider numbers.
-- Writes wait for the first statement, and then go to the new table, which has the name now. The triggers stay with the old table.

-- @ignore rename-table The new table takes the name that the application uses.
RENAME TABLE ${table} TO ${table}_old, ${table}_new TO ${table};

-- @ignore drop-routine The table that it writes to has another name now, and nothing writes to the table that it belongs to.
DROP TRIGGER ${table}_key_insert;

-- @ignore drop-routine The table that it writes to has another name now, and nothing writes to the table that it belongs to.
DROP TRIGGER ${table}_key_update;

-- @ignore drop-routine The table that it writes to has another name now, and nothing writes to the table that it belongs to.
DROP TRIGGER ${table}_key_moved;

-- @ignore drop-routine The table that it writes to has another name now, and nothing writes to the table that it belongs to.
DROP TRIGGER ${table}_key_delete;
