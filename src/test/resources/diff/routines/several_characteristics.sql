-- from
CREATE PROCEDURE p() COMMENT 'one' SET @x = 1;
-- to
CREATE PROCEDURE p() DETERMINISTIC READS SQL DATA SQL SECURITY INVOKER COMMENT 'two' SET @x = 1;
-- words
Detected changed definition of procedure 'p'
-- up
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
    READS SQL DATA
    DETERMINISTIC
    SQL SECURITY INVOKER
    COMMENT 'two'
SET @x = 1;
-- down
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
    COMMENT 'one'
SET @x = 1;
