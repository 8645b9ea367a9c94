-- from
-- to
CREATE EVENT e ON SCHEDULE EVERY 3 HOUR DISABLE DO SET @x = 1;
-- words
Detected added event 'e'
-- up
CREATE EVENT e ON SCHEDULE EVERY 3 HOUR DISABLE DO SET @x = 1;
-- down
DROP EVENT e;
