-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) STATS_PERSISTENT = 1;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) STATS_PERSISTENT = DEFAULT;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected stats persistent change from 1 to none on 't'
-- up
ALTER TABLE t
    STATS_PERSISTENT = DEFAULT;
-- down
ALTER TABLE t
    STATS_PERSISTENT = 1;
