DROP TRIGGER ${table}_key_insert;

DROP TRIGGER ${table}_key_update;

DROP TRIGGER ${table}_key_moved;

DROP TRIGGER ${table}_key_delete;

DROP TABLE ${table}_new;

-- Where it has stopped the script, it is still there.
DROP PROCEDURE IF EXISTS ${table}_key_check;
