-- Application: as before.
-- FOR SHARE reads the newest version of a row and locks it until its copy is committed.

-- @batch
INSERT INTO ${archive} SELECT * FROM ${table} WHERE (${where}) FOR SHARE;
