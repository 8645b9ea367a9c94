-- from
CREATE PROCEDURE p() SELECT 1;
-- to
DELIMITER //
CREATE PROCEDURE p()
BEGIN
    SELECT '$$', "it's $$; //'", `x$$` FROM (SELECT 1 AS `x$$`) AS d;
    SELECT 2;
END//
DELIMITER ;
