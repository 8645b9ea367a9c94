-- Application: none may name ${new_name} any more.

DROP TRIGGER ${table}_${new_name}_update;

DROP TRIGGER ${table}_${new_name}_insert;

ALTER TABLE ${table} DROP COLUMN ${new_name};

-- Where it has stopped the script, it is still there.
DROP PROCEDURE IF EXISTS ${table}_${new_name}_check;
