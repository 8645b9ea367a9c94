-- from
CREATE PROCEDURE p() SELECT 1;
-- to
SET sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT';
CREATE PROCEDURE p() SELECT 'a' || 'b' AS "quoted; name";
