-- Application: before this, the old one has ended everywhere. The new one gives ${column} in every INSERT.
-- Where queries look for it, this is the place for its index too: ADD INDEX.

-- @ignore set-not-null Every row has a value; the assertion of the revision before asks for it.
ALTER TABLE ${table} MODIFY ${column} ${type} NOT NULL;

-- @ignore drop-routine The application that needed it has ended.
DROP TRIGGER ${table}_${column}_insert;

-- @ignore drop-routine The application that needed it has ended.
DROP TRIGGER ${table}_${column}_update;
