-- Application: none may name ${new_name} any more. The plain values are all there.

DROP TRIGGER ${table}_${new_name}_update;

ALTER TABLE ${table} DROP COLUMN ${new_name};
