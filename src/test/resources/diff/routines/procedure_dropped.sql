-- from
CREATE PROCEDURE p() SELECT 1;
-- to
-- words
Detected removed procedure 'p'
-- up
DROP PROCEDURE p;
-- down
CREATE PROCEDURE p()
SELECT 1;
