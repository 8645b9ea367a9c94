-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) MAX_ROWS = 1000 MIN_ROWS = 10 AVG_ROW_LENGTH = 100;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected min rows change from 10 to none on 't'
Detected max rows change from 1000 to none on 't'
Detected avg row length change from 100 to none on 't'
-- up
ALTER TABLE t
    MIN_ROWS = 0,
    MAX_ROWS = 0,
    AVG_ROW_LENGTH = 0;
-- down
ALTER TABLE t
    MIN_ROWS = 10,
    MAX_ROWS = 1000,
    AVG_ROW_LENGTH = 100;
