-- Application: as before.
-- FOR SHARE reads the newest version of a row, and nobody changes it before its copy is committed.

-- @batch
INSERT INTO ${archive} SELECT * FROM ${table} WHERE (${where}) FOR SHARE;
