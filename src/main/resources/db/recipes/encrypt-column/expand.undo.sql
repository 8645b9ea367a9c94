-- Application: no version may use ${new_name} any more. All plain values are still there.

DROP TRIGGER ${table}_${new_name}_update;

ALTER TABLE ${table} DROP COLUMN ${new_name};
