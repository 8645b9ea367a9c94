-- from
CREATE PROCEDURE Proc() SELECT 1;
-- to
CREATE PROCEDURE proc() SELECT 1;
-- words
Detected changed definition of procedure 'proc'
-- up
-- Privileges on procedure proc are lost with it; grant them again.
DROP PROCEDURE proc;

CREATE PROCEDURE proc()
SELECT 1;
-- down
-- Privileges on procedure Proc are lost with it; grant them again.
DROP PROCEDURE Proc;

CREATE PROCEDURE Proc()
SELECT 1;
