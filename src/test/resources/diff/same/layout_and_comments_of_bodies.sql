-- from
CREATE TABLE t (
    a INT
);
DELIMITER $$
CREATE PROCEDURE p()
BEGIN
    SELECT 1;
    SELECT 2;
END$$
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW
BEGIN
    SET NEW.a = 1;
END$$
DELIMITER ;
-- to
CREATE TABLE t (
    a INT
);
DELIMITER $$
CREATE PROCEDURE p()
begin
    -- the first
    select 1; /* the second */ select 2;
end$$
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW
BEGIN
  SET NEW.a=1; # always
END$$
DELIMITER ;
-- words
-- up
-- down
