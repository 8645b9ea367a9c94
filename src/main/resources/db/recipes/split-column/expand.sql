-- Application: the old version needs no change. The new version may write ${first} and ${second}, always both, and reads them once
-- the next revision is applied.

-- Fails if a column does not exist. Otherwise the triggers would make every write fail.
DO (SELECT COUNT(${first_value}) + COUNT(${second_value}) + COUNT(${whole})
FROM (SELECT ${column}, ${column} AS ${first}, ${column} AS ${second} FROM ${table} WHERE FALSE) each_row);

ALTER TABLE ${table}
    ADD COLUMN ${first} ${first_type} NULL AFTER ${column},
    ADD COLUMN ${second} ${second_type} NULL AFTER ${first};

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
