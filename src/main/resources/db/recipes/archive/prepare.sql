-- Application: no change is needed. If it reads old rows, a version that also reads ${archive} is released before the
-- last of these revisions is applied.

-- Fails if a column does not exist. Otherwise the triggers would make every write fail.
DO (SELECT COUNT(${where}) FROM (SELECT ${from} FROM ${table} WHERE FALSE) each_row);

CREATE TABLE ${archive} LIKE ${table};

-- A row that is changed or deleted after it was copied is removed from the archive.
CREATE TRIGGER ${archive}_update AFTER UPDATE ON ${table} FOR EACH ROW
DELETE FROM ${archive} WHERE ${key} = OLD.${key} AND (${OLD:where});

CREATE TRIGGER ${archive}_delete AFTER DELETE ON ${table} FOR EACH ROW
DELETE FROM ${archive} WHERE ${key} = OLD.${key} AND (${OLD:where});
