-- from
CREATE PROCEDURE p() CONTAINS SQL SET @x = 1;
-- to
CREATE PROCEDURE p() MODIFIES SQL DATA SET @x = 1;
-- words
Detected changed definition of procedure 'p'
-- up
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
    MODIFIES SQL DATA
SET @x = 1;
-- down
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
SET @x = 1;
