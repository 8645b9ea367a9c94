-- from
CREATE PROCEDURE p() SET @x = 1;
-- to
CREATE PROCEDURE p() COMMENT 'What it does; it''s "odd" \\ ü 😀' SET @x = 1;
