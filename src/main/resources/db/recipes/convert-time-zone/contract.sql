-- Application: before this, every instance of the old version has stopped.

-- The old column may be NULL from here on, so that rows can be inserted after the triggers are dropped.
-- @ignore set-not-null Every row has a value; the assertion of the revision before checks it.
ALTER TABLE ${table} MODIFY ${new_name} ${type} ${null}, MODIFY ${column} ${type} NULL;

-- @ignore drop-routine The version of the application that needed it has stopped.
DROP TRIGGER ${table}_${new_name}_insert;

-- @ignore drop-routine The version of the application that needed it has stopped.
DROP TRIGGER ${table}_${new_name}_update;

-- @ignore drop-column The same moment is in the new column, which the application uses.
ALTER TABLE ${table} DROP COLUMN ${column};
