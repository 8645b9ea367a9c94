-- Application: before this, the old one has ended everywhere.

-- The old column may be empty from here on, so that rows can be inserted when the triggers are gone.
-- @ignore set-not-null Every row has a value; the assertion of the revision before asks for it.
ALTER TABLE ${table} MODIFY ${new_name} ${type} ${null}, MODIFY ${column} ${type} NULL;

-- @ignore drop-routine The application that needed it has ended.
DROP TRIGGER ${table}_${new_name}_insert;

-- @ignore drop-routine The application that needed it has ended.
DROP TRIGGER ${table}_${new_name}_update;

-- @ignore drop-column The same moment is in the new column, which the application uses.
ALTER TABLE ${table} DROP COLUMN ${column};
