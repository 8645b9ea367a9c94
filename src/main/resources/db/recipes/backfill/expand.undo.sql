-- Application: no version may use ${column} any more.

DROP TRIGGER ${table}_${column}_update;

DROP TRIGGER ${table}_${column}_insert;

ALTER TABLE ${table} DROP COLUMN ${column};
