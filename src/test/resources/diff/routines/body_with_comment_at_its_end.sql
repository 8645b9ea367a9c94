-- from
-- to
DELIMITER $$
CREATE PROCEDURE p()
BEGIN
    SELECT 1;
END -- the end
$$
DELIMITER ;
-- words
Detected added procedure 'p'
-- up
DELIMITER $$

CREATE PROCEDURE p()
BEGIN
    SELECT 1;
END$$

DELIMITER ;
-- down
DROP PROCEDURE p;
