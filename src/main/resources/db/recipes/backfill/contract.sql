-- Application: before this, every instance of the old version has stopped. The new version sets ${column} in every INSERT.
-- If queries search by this column, add its index here: ADD INDEX.

-- @ignore set-not-null Every row has a value; the assertion of the revision before checks it.
ALTER TABLE ${table} MODIFY ${column} ${type} NOT NULL;

-- @ignore drop-routine The version of the application that needed it has stopped.
DROP TRIGGER ${table}_${column}_insert;

-- @ignore drop-routine The version of the application that needed it has stopped.
DROP TRIGGER ${table}_${column}_update;
