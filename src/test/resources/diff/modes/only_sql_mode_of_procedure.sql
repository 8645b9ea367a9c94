-- from
SET sql_mode = 'STRICT_ALL_TABLES';
CREATE PROCEDURE p() SELECT 1;
-- to
SET sql_mode = '';
CREATE PROCEDURE p() SELECT 1;
-- words
Detected sql_mode change from 'STRICT_ALL_TABLES' to '' on 'p'
-- up
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

SET SESSION sql_mode = '';

CREATE PROCEDURE p()
SELECT 1;

SET SESSION sql_mode = DEFAULT;
-- down
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

SET SESSION sql_mode = 'STRICT_ALL_TABLES';

CREATE PROCEDURE p()
SELECT 1;

SET SESSION sql_mode = DEFAULT;
