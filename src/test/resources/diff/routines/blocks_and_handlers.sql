-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10)
);
DELIMITER $$
CREATE PROCEDURE p(IN n INT)
BEGIN
    DECLARE done BOOLEAN DEFAULT FALSE;
    DECLARE x INT;
    DECLARE rows_of_t CURSOR FOR SELECT id FROM t;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
    OPEN rows_of_t;
    walk: LOOP
        FETCH rows_of_t INTO x;
        IF done THEN
            LEAVE walk;
        END IF;
        CASE x
            WHEN 1 THEN UPDATE t SET a = 'one; first' WHERE id = x;
            ELSE BEGIN END;
        END CASE;
    END LOOP;
    CLOSE rows_of_t;
END$$
DELIMITER ;
-- words
Detected added procedure 'p'
-- up
DELIMITER $$

CREATE PROCEDURE p(IN n INT)
BEGIN
    DECLARE done BOOLEAN DEFAULT FALSE;
    DECLARE x INT;
    DECLARE rows_of_t CURSOR FOR SELECT id FROM t;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
    OPEN rows_of_t;
    walk: LOOP
        FETCH rows_of_t INTO x;
        IF done THEN
            LEAVE walk;
        END IF;
        CASE x
            WHEN 1 THEN UPDATE t SET a = 'one; first' WHERE id = x;
            ELSE BEGIN END;
        END CASE;
    END LOOP;
    CLOSE rows_of_t;
END$$

DELIMITER ;
-- down
DROP PROCEDURE p;
