DROP TRIGGER ${second}_${table}_insert;

DROP TRIGGER ${second}_${table}_update;

DROP TRIGGER ${second}_${table}_delete;

ALTER TABLE ${table} ${columns|DROP COLUMN ?};

-- If the check has stopped the script, these still exist.
DROP PROCEDURE IF EXISTS ${table}_${second}_check;

DROP TABLE IF EXISTS ${second}_check;
