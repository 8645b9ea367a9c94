-- from
-- to
CREATE EVENT e ON SCHEDULE AT '2035-06-01 12:00:00' DO SET @x = 1;
-- words
Detected added event 'e'
-- up
CREATE EVENT e ON SCHEDULE AT '2035-06-01 12:00:00' ENABLE DO SET @x = 1;
-- down
DROP EVENT e;
