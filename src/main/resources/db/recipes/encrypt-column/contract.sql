-- Application: before this, the last version that uses ${column} has stopped.
-- INPLACE rebuilds the table and allows writes. INSTANT, which MySQL uses by default, would leave the values in the pages.

-- @ignore drop-routine The column that it empties is dropped.
DROP TRIGGER ${table}_${new_name}_plain;

-- @ignore drop-column Its values are in ${new_name}, encrypted.
ALTER TABLE ${table} DROP COLUMN ${column}, ALGORITHM = INPLACE, LOCK = NONE;
