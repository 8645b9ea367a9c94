-- from
SET NAMES utf8mb4;
CREATE PROCEDURE p() SELECT 'x';
-- to
SET NAMES latin1;
CREATE PROCEDURE p() SELECT 'x';
-- words
Detected character_set_client change from utf8mb4 to latin1 on 'p'
Detected collation_connection change from utf8mb4_0900_ai_ci to latin1_swedish_ci on 'p'
-- up
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

SET SESSION character_set_client = latin1, collation_connection = latin1_swedish_ci;

CREATE PROCEDURE p()
SELECT 'x';

SET SESSION character_set_client = utf8mb4, collation_connection = utf8mb4_0900_ai_ci;
-- down
-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
SELECT 'x';
