-- Application: no version may use ${new_name} any more.

DROP TRIGGER ${table}_${new_name}_update;

DROP TRIGGER ${table}_${new_name}_insert;

ALTER TABLE ${table} DROP COLUMN ${new_name};
