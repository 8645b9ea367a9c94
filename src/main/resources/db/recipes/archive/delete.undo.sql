-- Application: may run. After this, it finds all rows in ${table}.

CREATE TRIGGER ${archive}_update AFTER UPDATE ON ${table} FOR EACH ROW
DELETE FROM ${archive} WHERE ${key} = OLD.${key} AND (${OLD:where});

CREATE TRIGGER ${archive}_delete AFTER DELETE ON ${table} FOR EACH ROW
DELETE FROM ${archive} WHERE ${key} = OLD.${key} AND (${OLD:where});

-- @batch
INSERT INTO ${table} SELECT * FROM ${archive};
