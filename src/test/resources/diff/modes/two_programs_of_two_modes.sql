-- from
-- to
SET sql_mode = 'NO_ZERO_DATE';
CREATE PROCEDURE a() SELECT 1;
SET sql_mode = 'PAD_CHAR_TO_FULL_LENGTH';
CREATE PROCEDURE b() SELECT 1;
-- words
Detected added procedure 'a'
Detected added procedure 'b'
-- up
SET SESSION sql_mode = 'NO_ZERO_DATE';

CREATE PROCEDURE a()
SELECT 1;

SET SESSION sql_mode = DEFAULT;

SET SESSION sql_mode = 'PAD_CHAR_TO_FULL_LENGTH';

CREATE PROCEDURE b()
SELECT 1;

SET SESSION sql_mode = DEFAULT;
-- down
DROP PROCEDURE a;

DROP PROCEDURE b;
