-- Application: as before.
-- FOR SHARE reads the newest version of a row, and nobody changes it before its copy is committed. What a trigger has copied stays.

-- @batch
INSERT INTO ${table}_new SELECT * FROM ${table} FOR SHARE ON DUPLICATE KEY UPDATE ${table}_new.${key} = ${table}_new.${key};
