-- Application: the old version needs no change. The new version may write ${new_name}, and reads it once the next revision is applied.

-- Without time zone tables the server does not know the names of time zones, and CONVERT_TZ returns NULL.
CREATE PROCEDURE ${table}_${new_name}_check()
BEGIN
    IF CONVERT_TZ('2025-01-01 12:00:00', ${zone}, '+00:00') IS NULL
    THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The server does not know the time zone; load the time zone tables with mysql_tzinfo_to_sql';
    END IF;
END;

CALL ${table}_${new_name}_check();

DROP PROCEDURE ${table}_${new_name}_check;

ALTER TABLE ${table} ADD COLUMN ${new_name} ${type} NULL AFTER ${column};

-- The UPDATE trigger comes first: otherwise a row that the INSERT trigger has filled could be changed before it exists.
-- The column that was changed is converted for the other, unless both mean the same moment already. A column that is NULL is filled.
CREATE TRIGGER ${table}_${new_name}_update BEFORE UPDATE ON ${table} FOR EACH ROW
SET NEW.${column} = IF(NEW.${new_name} <=> OLD.${new_name} OR NEW.${new_name} <=> CONVERT_TZ(NEW.${column}, ${zone}, '+00:00'),
        NEW.${column}, CONVERT_TZ(NEW.${new_name}, '+00:00', ${zone})),
    NEW.${new_name} = CASE
        WHEN NOT (NEW.${new_name} <=> OLD.${new_name}) THEN NEW.${new_name}
        WHEN NEW.${column} <=> OLD.${column} OR NEW.${column} <=> CONVERT_TZ(NEW.${new_name}, '+00:00', ${zone})
            THEN COALESCE(NEW.${new_name}, CONVERT_TZ(NEW.${column}, ${zone}, '+00:00'))
        ELSE CONVERT_TZ(NEW.${column}, ${zone}, '+00:00') END;

CREATE TRIGGER ${table}_${new_name}_insert BEFORE INSERT ON ${table} FOR EACH ROW
SET NEW.${new_name} = COALESCE(NEW.${new_name}, CONVERT_TZ(NEW.${column}, ${zone}, '+00:00')),
    NEW.${column} = COALESCE(NEW.${column}, CONVERT_TZ(NEW.${new_name}, '+00:00', ${zone}));
