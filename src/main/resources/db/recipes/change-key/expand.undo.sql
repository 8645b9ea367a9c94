DROP TRIGGER ${table}_key_insert;

DROP TRIGGER ${table}_key_update;

DROP TRIGGER ${table}_key_moved;

DROP TRIGGER ${table}_key_delete;

DROP TABLE ${table}_new;

-- If the check has stopped the script, its procedure still exists.
DROP PROCEDURE IF EXISTS ${table}_key_check;
