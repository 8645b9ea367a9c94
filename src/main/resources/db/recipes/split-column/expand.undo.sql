-- Application: no version may use ${first} and ${second} any more.

DROP TRIGGER ${table}_${column}_update;

DROP TRIGGER ${table}_${column}_insert;

ALTER TABLE ${table} DROP COLUMN ${first}, DROP COLUMN ${second};
