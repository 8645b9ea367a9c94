-- from
CREATE PROCEDURE p() SELECT 1;
-- to
SET sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT';
CREATE PROCEDURE p() SELECT 'a' || 'b' AS "quoted; name";
-- words
Detected changed definition of procedure 'p'
Detected sql_mode change from 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION' to 'PIPES_AS_CONCAT,ANSI_QUOTES' on 'p'
-- up
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

SET SESSION sql_mode = 'PIPES_AS_CONCAT,ANSI_QUOTES';

CREATE PROCEDURE "p"()
SELECT 'a' || 'b' AS "quoted; name";

SET SESSION sql_mode = DEFAULT;
-- down
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
SELECT 1;
