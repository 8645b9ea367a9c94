-- from
-- to
DELIMITER $$
CREATE PROCEDURE p()
BEGIN
    SELECT 1;
END -- the end
$$
DELIMITER ;
