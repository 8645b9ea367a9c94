-- Application: as before. After this, the new version is released, which reads and writes ${table} only; both versions may run.

-- A value that a trigger has copied stays.
-- @batch by moved
UPDATE ${table} target
JOIN ${second} moved ON moved.${second_key} = target.${key}
SET ${columns|target.? = moved.?}
WHERE ${columns|target.? IS NULL| AND }
    AND NOT (${columns|moved.? IS NULL| AND });

DELIMITER $$

-- The INSERT trigger comes last: otherwise a row that it has copied could be changed or deleted before the others exist.
-- Each writes ${second} only if it differs: a trigger cannot write to the table of the statement that fired it (error 1442).
CREATE TRIGGER ${table}_${second}_delete AFTER DELETE ON ${table} FOR EACH ROW
BEGIN
    IF EXISTS (SELECT 1 FROM ${second} WHERE ${second_key} = OLD.${key} FOR SHARE) THEN
        DELETE FROM ${second} WHERE ${second_key} = OLD.${key};
    END IF;
END$$

CREATE TRIGGER ${table}_${second}_update AFTER UPDATE ON ${table} FOR EACH ROW
BEGIN
    IF NOT (${columns|CAST(NEW.? AS BINARY) <=> CAST(OLD.? AS BINARY)| AND }) THEN
        IF ${columns|NEW.? IS NULL| AND } THEN
            IF EXISTS (SELECT 1 FROM ${second} WHERE ${second_key} = NEW.${key}
                AND NOT (${columns|? IS NULL| AND }) FOR SHARE) THEN
                DELETE FROM ${second} WHERE ${second_key} = NEW.${key};
            END IF;
        ELSEIF EXISTS (SELECT 1 FROM ${second} WHERE ${second_key} = NEW.${key}
            AND NOT (${columns|CAST(? AS BINARY) <=> CAST(NEW.? AS BINARY)| AND }) FOR SHARE) THEN
            UPDATE ${second} SET ${columns|? = NEW.?} WHERE ${second_key} = NEW.${key};
        ELSEIF NOT EXISTS (SELECT 1 FROM ${second} WHERE ${second_key} = NEW.${key} FOR SHARE) THEN
            INSERT INTO ${second} (${second_key}, ${columns}) VALUES (NEW.${key}, ${columns|NEW.?});
        END IF;
    END IF;
END$$

CREATE TRIGGER ${table}_${second}_insert AFTER INSERT ON ${table} FOR EACH ROW
BEGIN
    IF NOT (${columns|NEW.? IS NULL| AND }) THEN
        INSERT INTO ${second} (${second_key}, ${columns}) VALUES (NEW.${key}, ${columns|NEW.?});
    END IF;
END$$

DELIMITER ;
