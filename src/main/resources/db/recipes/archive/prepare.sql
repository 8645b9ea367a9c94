-- Application: no change is needed. Where it reads old rows, a version that looks into ${archive} too is released before the
-- last of these revisions is applied.

CREATE TABLE ${archive} LIKE ${table};

-- What is changed or deleted after it was copied is not in the archive any more.
CREATE TRIGGER ${archive}_update AFTER UPDATE ON ${table} FOR EACH ROW
DELETE FROM ${archive} WHERE ${key} = OLD.${key} AND (${OLD:where});

CREATE TRIGGER ${archive}_delete AFTER DELETE ON ${table} FOR EACH ROW
DELETE FROM ${archive} WHERE ${key} = OLD.${key} AND (${OLD:where});
