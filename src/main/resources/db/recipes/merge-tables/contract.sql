-- Application: before this, every instance of the old version has stopped, nothing else reads ${second}, and verify finds no row that differs.

-- @ignore drop-routine The version of the application that needed it has stopped.
DROP TRIGGER ${table}_${second}_insert;

-- @ignore drop-routine The version of the application that needed it has stopped.
DROP TRIGGER ${table}_${second}_update;

-- @ignore drop-routine The version of the application that needed it has stopped.
DROP TRIGGER ${table}_${second}_delete;

-- @ignore drop-table Its values are in ${table}, which the application uses.
DROP TABLE ${second};
