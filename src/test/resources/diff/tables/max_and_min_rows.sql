-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) MAX_ROWS = 1000;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) MAX_ROWS = 2000 MIN_ROWS = 10 AVG_ROW_LENGTH = 100;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected max rows change from 1000 to 2000 on 't'
Detected min rows change from none to 10 on 't'
Detected avg row length change from none to 100 on 't'
-- up
ALTER TABLE t
    MIN_ROWS = 10,
    MAX_ROWS = 2000,
    AVG_ROW_LENGTH = 100;
-- down
ALTER TABLE t
    MIN_ROWS = 0,
    AVG_ROW_LENGTH = 0,
    MAX_ROWS = 1000;
