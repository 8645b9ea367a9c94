-- They refer to missing rows again, unless they have been changed since.

-- @ignore checks-off The rows that they refer to are missing, as they were before.
SET SESSION foreign_key_checks = 0;

-- @batch by orphan
UPDATE ${table}
JOIN ${table}_orphans orphan ON orphan.${key} = ${table}.${key}
SET ${table}.${column} = orphan.previous
WHERE ${table}.${column} IS NULL;

SET SESSION foreign_key_checks = 1;

DROP TABLE ${table}_orphans;
