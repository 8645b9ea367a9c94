-- from
CREATE PROCEDURE p() COMMENT 'one' SET @x = 1;
-- to
CREATE PROCEDURE p() COMMENT 'two' SET @x = 2;
