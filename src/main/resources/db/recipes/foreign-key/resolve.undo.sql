-- They refer again to what is not there, unless they were given something else to refer to since.

-- @ignore checks-off What they refer to is not there, as it was not before.
SET SESSION foreign_key_checks = 0;

-- @batch by orphan
UPDATE ${table}
JOIN ${table}_orphans orphan ON orphan.${key} = ${table}.${key}
SET ${table}.${column} = orphan.previous
WHERE ${table}.${column} IS NULL;

SET SESSION foreign_key_checks = 1;

DROP TABLE ${table}_orphans;
