-- from
CREATE PROCEDURE p() SELECT 1;
-- to
