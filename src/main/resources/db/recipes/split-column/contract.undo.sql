-- Application: after this, the old version may run again. The values of ${column} are put together again from the new columns.

ALTER TABLE ${table} ADD COLUMN ${column} ${type} NULL AFTER ${second};

DELIMITER $$

-- The UPDATE trigger comes first: otherwise a row that the INSERT trigger has filled could be changed before it exists.
CREATE TRIGGER ${table}_${column}_update BEFORE UPDATE ON ${table} FOR EACH ROW
BEGIN
    DECLARE parts_changed INT DEFAULT NOT (CAST(NEW.${first} AS BINARY) <=> CAST(OLD.${first} AS BINARY)
        AND CAST(NEW.${second} AS BINARY) <=> CAST(OLD.${second} AS BINARY));
    DECLARE whole_changed INT DEFAULT NOT (CAST(NEW.${column} AS BINARY) <=> CAST(OLD.${column} AS BINARY));
    DECLARE agree INT DEFAULT CAST(NEW.${column} AS BINARY) <=> CAST(${NEW:whole} AS BINARY)
        OR CAST(NEW.${first} AS BINARY) <=> CAST(${NEW:first_value} AS BINARY)
        AND CAST(NEW.${second} AS BINARY) <=> CAST(${NEW:second_value} AS BINARY);
    IF parts_changed AND NOT agree THEN
        SET NEW.${column} = ${NEW:whole};
    ELSEIF whole_changed AND NOT agree OR NEW.${first} IS NULL AND NEW.${second} IS NULL THEN
        SET NEW.${first} = ${NEW:first_value}, NEW.${second} = ${NEW:second_value};
    END IF;
END$$

CREATE TRIGGER ${table}_${column}_insert BEFORE INSERT ON ${table} FOR EACH ROW
BEGIN
    IF NEW.${first} IS NULL AND NEW.${second} IS NULL THEN
        SET NEW.${first} = ${NEW:first_value}, NEW.${second} = ${NEW:second_value};
    ELSE
        SET NEW.${column} = ${NEW:whole};
    END IF;
END$$

DELIMITER ;

-- @batch
UPDATE ${table} SET ${column} = ${whole} WHERE ${column} IS NULL AND ${first} IS NOT NULL;

ALTER TABLE ${table}
    MODIFY ${column} ${type} ${null},
    MODIFY ${first} ${first_type} NULL AFTER ${column},
    MODIFY ${second} ${second_type} NULL AFTER ${first};
