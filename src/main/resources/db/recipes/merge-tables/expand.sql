-- Application: the old version needs no change, but has to retry deadlocks. The new version is released after the next revision is applied.

-- Add indexes, foreign keys and CHECKs of the new columns here too.
ALTER TABLE ${table} ADD COLUMN (${added});

-- The undo script of the last step creates the second table from this definition.
CREATE TABLE ${second}_check ${COPY:definition};

-- Fails if the triggers could not copy everything, or if the last step would lose something.
CREATE PROCEDURE ${table}_${second}_check()
BEGIN
    IF NOT EXISTS (SELECT 1 FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_name = '${second}' AND table_type = 'BASE TABLE')
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'There is no table ${second}';
    END IF;
    IF NOT ('${key}' <=> (SELECT GROUP_CONCAT(column_name) FROM information_schema.statistics
        WHERE table_schema = DATABASE() AND table_name = '${table}' AND index_name = 'PRIMARY'))
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The primary key of ${table} is not ${key} alone';
    END IF;
    IF NOT ('${second_key}' <=> (SELECT GROUP_CONCAT(column_name) FROM information_schema.statistics
        WHERE table_schema = DATABASE() AND table_name = '${second}' AND index_name = 'PRIMARY'))
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The primary key of ${second} is not ${second_key} alone';
    END IF;
    IF EXISTS (SELECT 1 FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = '${second}'
            AND column_name NOT IN ('${second_key}', ${columns|'?'}))
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${second} has other columns, which would be lost with it';
    END IF;
    IF EXISTS (SELECT 1 FROM information_schema.columns moved
        LEFT JOIN information_schema.columns added ON added.table_schema = DATABASE() AND added.table_name = '${table}'
            AND added.column_name = moved.column_name AND added.column_type = moved.column_type
            AND added.collation_name <=> moved.collation_name AND added.is_nullable = 'YES' AND added.column_default IS NULL
            AND added.generation_expression = '' AND moved.generation_expression = ''
        WHERE moved.table_schema = DATABASE() AND moved.table_name = '${second}' AND moved.column_name <> '${second_key}'
            AND added.column_name IS NULL)
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${table} lacks a column of ${second}, or has it with another type or a default';
    END IF;
    IF EXISTS (SELECT 1 FROM information_schema.triggers
        WHERE event_object_schema = DATABASE() AND event_object_table = '${second}')
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${second} has triggers, which would be lost with it';
    END IF;
    IF EXISTS (SELECT 1 FROM information_schema.key_column_usage
        WHERE referenced_table_schema = DATABASE() AND referenced_table_name = '${second}')
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A foreign key refers to ${second}; let it refer to ${table}';
    END IF;
    IF EXISTS (SELECT 1 FROM information_schema.referential_constraints
        WHERE constraint_schema = DATABASE() AND table_name = '${second}' AND referenced_table_name = '${table}'
            AND delete_rule <> 'CASCADE')
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The foreign key from ${second} to ${table} has no ON DELETE CASCADE';
    END IF;
    IF EXISTS (SELECT column_name FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name IN ('${second}', '${second}_check')
        GROUP BY column_name, column_type, is_nullable, collation_name, column_default, column_key = 'PRI'
        HAVING COUNT(*) <> 2)
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The definition does not give the columns that ${second} has';
    END IF;
END;

CALL ${table}_${second}_check();

DROP PROCEDURE ${table}_${second}_check;

DROP TABLE ${second}_check;

DELIMITER $$

-- The INSERT trigger comes last: otherwise a row that it has copied could be changed or deleted before the others exist.
-- Each writes ${table} only if it differs: a trigger cannot write to the table of the statement that fired it (error 1442).
CREATE TRIGGER ${second}_${table}_delete AFTER DELETE ON ${second} FOR EACH ROW
BEGIN
    IF EXISTS (SELECT 1 FROM ${table} WHERE ${key} = OLD.${second_key}
        AND NOT (${columns|? IS NULL| AND }) FOR SHARE) THEN
        UPDATE ${table} SET ${columns|? = NULL} WHERE ${key} = OLD.${second_key};
    END IF;
END$$

CREATE TRIGGER ${second}_${table}_update AFTER UPDATE ON ${second} FOR EACH ROW
BEGIN
    IF OLD.${second_key} <> NEW.${second_key} AND EXISTS (SELECT 1 FROM ${table} WHERE ${key} = OLD.${second_key}
        AND NOT (${columns|? IS NULL| AND }) FOR SHARE) THEN
        UPDATE ${table} SET ${columns|? = NULL} WHERE ${key} = OLD.${second_key};
    END IF;
    IF EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${second_key}
        AND NOT (${columns|CAST(? AS BINARY) <=> CAST(NEW.? AS BINARY)| AND }) FOR SHARE) THEN
        UPDATE ${table} SET ${columns|? = NEW.?} WHERE ${key} = NEW.${second_key};
    END IF;
END$$

CREATE TRIGGER ${second}_${table}_insert AFTER INSERT ON ${second} FOR EACH ROW
BEGIN
    IF EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${second_key}
        AND NOT (${columns|CAST(? AS BINARY) <=> CAST(NEW.? AS BINARY)| AND }) FOR SHARE) THEN
        UPDATE ${table} SET ${columns|? = NEW.?} WHERE ${key} = NEW.${second_key};
    END IF;
END$$

DELIMITER ;
