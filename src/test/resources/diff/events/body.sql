-- from
CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 03:00:00' DO SET @x = 1;
-- to
DELIMITER $$
CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 03:00:00' DO
BEGIN
    -- every night; it's quiet then
    SET @x = 2;
    SET @y = '$$';
END$$
DELIMITER ;
-- words
Detected changed definition of event 'e'
-- up
DROP EVENT e;

DELIMITER //

CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 03:00:00' ENABLE DO BEGIN
    -- every night; it's quiet then
    SET @x = 2;
    SET @y = '$$';
END//

DELIMITER ;
-- down
DROP EVENT e;

CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 03:00:00' ENABLE DO SET @x = 1;
