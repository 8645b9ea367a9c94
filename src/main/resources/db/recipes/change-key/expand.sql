-- Application: no change is needed. It must retry a transaction that the server rolls back because of a deadlock.

-- Fails if something refers to the table or belongs to it that the new table could not take over.
CREATE PROCEDURE ${table}_key_check()
BEGIN
    IF NOT EXISTS (SELECT 1 FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_name = '${table}' AND table_type = 'BASE TABLE')
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'There is no table ${table}';
    END IF;
    IF EXISTS (SELECT 1 FROM information_schema.key_column_usage
        WHERE referenced_table_schema = DATABASE() AND referenced_table_name = '${table}')
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A foreign key refers to ${table}, so that another table cannot take its name';
    END IF;
    IF EXISTS (SELECT 1 FROM information_schema.triggers
        WHERE event_object_schema = DATABASE() AND event_object_table = '${table}')
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${table} has triggers, which another table of its name would not have';
    END IF;
    IF EXISTS (SELECT 1 FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = '${table}'
            AND (generation_expression <> '' OR extra LIKE '%INVISIBLE%'))
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${table} has generated or invisible columns, which are not copied';
    END IF;
    IF 1 <> (SELECT COUNT(*) FROM information_schema.statistics
        WHERE table_schema = DATABASE() AND table_name = '${table}' AND index_name = 'PRIMARY')
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The primary key of ${table} is not one column';
    END IF;
END;

CALL ${table}_key_check();

DROP PROCEDURE ${table}_key_check;

CREATE TABLE ${table}_new LIKE ${table};

-- Add the foreign keys of ${table} here too, each with a new name: ADD CONSTRAINT … FOREIGN KEY …
ALTER TABLE ${table}_new MODIFY ${key} ${type};

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
