-- from
SET sql_mode = 'STRICT_ALL_TABLES';
CREATE PROCEDURE p() SELECT 1;
-- to
SET sql_mode = '';
CREATE PROCEDURE p() SELECT 1;
