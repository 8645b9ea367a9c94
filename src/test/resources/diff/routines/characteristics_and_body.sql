-- from
CREATE PROCEDURE p() COMMENT 'one' SET @x = 1;
-- to
CREATE PROCEDURE p() COMMENT 'two' SET @x = 2;
-- words
Detected changed definition of procedure 'p'
-- up
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
    COMMENT 'two'
SET @x = 2;
-- down
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
    COMMENT 'one'
SET @x = 1;
