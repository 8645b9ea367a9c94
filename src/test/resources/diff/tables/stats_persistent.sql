-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) STATS_PERSISTENT = 0;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected stats persistent change from none to 0 on 't'
-- up
ALTER TABLE t
    STATS_PERSISTENT = 0;
-- down
ALTER TABLE t
    STATS_PERSISTENT = DEFAULT;
