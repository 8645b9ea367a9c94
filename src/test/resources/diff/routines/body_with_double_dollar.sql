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
-- words
Detected changed definition of procedure 'p'
-- up
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

DELIMITER ;;

CREATE PROCEDURE p()
BEGIN
    SELECT '$$', "it's $$; //'", `x$$` FROM (SELECT 1 AS `x$$`) AS d;
    SELECT 2;
END;;

DELIMITER ;
-- down
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
SELECT 1;
