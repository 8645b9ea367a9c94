-- Application: after this, the old version may run again. Where all columns are NULL in ${table}, there is no row in ${second}.
-- Where a column of ${second} is NOT NULL, no row of ${table} may have NULL in it and a value in another of the columns that moved:
-- the copy of such a row fails (error 1048). Fill or empty those rows before.

CREATE TABLE ${second} ${definition};

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

-- FOR SHARE reads the newest version of a row and locks it until its copy is committed. A copy that a trigger has made stays.
-- @batch
INSERT INTO ${second} (${second_key}, ${columns})
SELECT ${key}, ${columns} FROM ${table} WHERE NOT (${columns|? IS NULL| AND }) FOR SHARE
ON DUPLICATE KEY UPDATE ${second}.${second_key} = ${second}.${second_key};

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
