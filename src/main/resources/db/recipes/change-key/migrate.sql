-- Application: as before.
-- FOR SHARE reads the newest version of a row and locks it until its copy is committed. A copy that a trigger has made stays.

-- @batch
INSERT INTO ${table}_new SELECT * FROM ${table} FOR SHARE ON DUPLICATE KEY UPDATE ${table}_new.${key} = ${table}_new.${key};
