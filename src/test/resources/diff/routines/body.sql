-- from
CREATE PROCEDURE p() SELECT 1;
-- to
CREATE PROCEDURE p() SELECT 2;
-- words
Detected changed definition of procedure 'p'
-- up
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
SELECT 2;
-- down
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
SELECT 1;
