-- Application: before this, none writes numbers that do not fit into the old key. One that is there stops this script.

-- What was written since is in ${table} only.
-- @ignore truncate-table Its rows are older versions of those in ${table}.
TRUNCATE TABLE ${table}_old;

-- Numbers that were given before are not given again. Afterwards every new row of ${table} raises the counter of ${table}_old.
SET SESSION information_schema_stats_expiry = 0;

SET @counter = (SELECT CONCAT('ALTER TABLE ${table}_old AUTO_INCREMENT = ', COALESCE(auto_increment, 1))
FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '${table}');

PREPARE counter FROM @counter;

EXECUTE counter;

DEALLOCATE PREPARE counter;

-- Those that delete come first: between them the application writes, and a row that one had copied would stay when it goes.
CREATE TRIGGER ${table}_key_delete AFTER DELETE ON ${table} FOR EACH ROW
DELETE FROM ${table}_old WHERE ${key} = OLD.${key};

-- A row whose key was changed is not there any more under its old one.
CREATE TRIGGER ${table}_key_moved AFTER UPDATE ON ${table} FOR EACH ROW
DELETE FROM ${table}_old WHERE ${key} = OLD.${key} AND OLD.${key} <> NEW.${key};

CREATE TRIGGER ${table}_key_update AFTER UPDATE ON ${table} FOR EACH ROW
REPLACE INTO ${table}_old SELECT * FROM ${table} WHERE ${key} = NEW.${key};

CREATE TRIGGER ${table}_key_insert AFTER INSERT ON ${table} FOR EACH ROW
REPLACE INTO ${table}_old SELECT * FROM ${table} WHERE ${key} = NEW.${key};

-- @batch
INSERT INTO ${table}_old SELECT * FROM ${table} FOR SHARE ON DUPLICATE KEY UPDATE ${table}_old.${key} = ${table}_old.${key};

RENAME TABLE ${table} TO ${table}_new, ${table}_old TO ${table};

DROP TRIGGER ${table}_key_insert;

DROP TRIGGER ${table}_key_update;

DROP TRIGGER ${table}_key_moved;

DROP TRIGGER ${table}_key_delete;

-- As the step before has left it: kept equal from here on.
-- @ignore truncate-table Its rows were copied to ${table} above.
TRUNCATE TABLE ${table}_new;

-- Numbers that were given before are not given again. Afterwards every new row of ${table} raises the counter of ${table}_new.
SET SESSION information_schema_stats_expiry = 0;

SET @counter = (SELECT CONCAT('ALTER TABLE ${table}_new AUTO_INCREMENT = ', COALESCE(auto_increment, 1))
FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '${table}');

PREPARE counter FROM @counter;

EXECUTE counter;

DEALLOCATE PREPARE counter;

-- Those that delete come first: between them the application writes, and a row that one had copied would stay when it goes.
CREATE TRIGGER ${table}_key_delete AFTER DELETE ON ${table} FOR EACH ROW
DELETE FROM ${table}_new WHERE ${key} = OLD.${key};

-- A row whose key was changed is not there any more under its old one.
CREATE TRIGGER ${table}_key_moved AFTER UPDATE ON ${table} FOR EACH ROW
DELETE FROM ${table}_new WHERE ${key} = OLD.${key} AND OLD.${key} <> NEW.${key};

CREATE TRIGGER ${table}_key_update AFTER UPDATE ON ${table} FOR EACH ROW
REPLACE INTO ${table}_new SELECT * FROM ${table} WHERE ${key} = NEW.${key};

CREATE TRIGGER ${table}_key_insert AFTER INSERT ON ${table} FOR EACH ROW
REPLACE INTO ${table}_new SELECT * FROM ${table} WHERE ${key} = NEW.${key};

-- @batch
INSERT INTO ${table}_new SELECT * FROM ${table} FOR SHARE ON DUPLICATE KEY UPDATE ${table}_new.${key} = ${table}_new.${key};
