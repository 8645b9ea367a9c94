-- Application: before this, none names ${column} any more.
-- INPLACE builds the table anew, while others write it. INSTANT, which MySQL takes otherwise, would leave the values in the pages.

-- @ignore drop-routine The column that it empties goes.
DROP TRIGGER ${table}_${new_name}_plain;

-- @ignore drop-column Its values are in ${new_name}, encrypted.
ALTER TABLE ${table} DROP COLUMN ${column}, ALGORITHM = INPLACE, LOCK = NONE;
