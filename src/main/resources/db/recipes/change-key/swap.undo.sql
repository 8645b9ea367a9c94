-- Application: before this, no version writes numbers that do not fit into the old key. If there is one, this script fails.

-- Rows that were written since the swap are only in ${table}.
-- @ignore truncate-table Its rows are older versions of those in ${table}.
TRUNCATE TABLE ${table}_old;

-- Starts above the numbers that were used. After this, every new row of ${table} raises the counter of ${table}_old.
SET SESSION information_schema_stats_expiry = 0;

SET @counter = (SELECT CONCAT('ALTER TABLE ${table}_old AUTO_INCREMENT = ', COALESCE(auto_increment, 1))
FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '${table}');

PREPARE counter FROM @counter;

EXECUTE counter;

DEALLOCATE PREPARE counter;

-- The triggers that delete come first: otherwise a row that another trigger has copied could be deleted, and its copy would stay.
CREATE TRIGGER ${table}_key_delete AFTER DELETE ON ${table} FOR EACH ROW
DELETE FROM ${table}_old WHERE ${key} = OLD.${key};

-- If the key of a row changes, its copy under the old key is deleted.
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

-- As after the step before this one: the triggers keep both tables equal from here on.
-- @ignore truncate-table Its rows were copied to ${table} above.
TRUNCATE TABLE ${table}_new;

-- Starts above the numbers that were used. After this, every new row of ${table} raises the counter of ${table}_new.
SET SESSION information_schema_stats_expiry = 0;

SET @counter = (SELECT CONCAT('ALTER TABLE ${table}_new AUTO_INCREMENT = ', COALESCE(auto_increment, 1))
FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '${table}');

PREPARE counter FROM @counter;

EXECUTE counter;

DEALLOCATE PREPARE counter;

-- The triggers that delete come first: otherwise a row that another trigger has copied could be deleted, and its copy would stay.
CREATE TRIGGER ${table}_key_delete AFTER DELETE ON ${table} FOR EACH ROW
DELETE FROM ${table}_new WHERE ${key} = OLD.${key};

-- If the key of a row changes, its copy under the old key is deleted.
CREATE TRIGGER ${table}_key_moved AFTER UPDATE ON ${table} FOR EACH ROW
DELETE FROM ${table}_new WHERE ${key} = OLD.${key} AND OLD.${key} <> NEW.${key};

CREATE TRIGGER ${table}_key_update AFTER UPDATE ON ${table} FOR EACH ROW
REPLACE INTO ${table}_new SELECT * FROM ${table} WHERE ${key} = NEW.${key};

CREATE TRIGGER ${table}_key_insert AFTER INSERT ON ${table} FOR EACH ROW
REPLACE INTO ${table}_new SELECT * FROM ${table} WHERE ${key} = NEW.${key};

-- @batch
INSERT INTO ${table}_new SELECT * FROM ${table} FOR SHARE ON DUPLICATE KEY UPDATE ${table}_new.${key} = ${table}_new.${key};
