-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) STATS_AUTO_RECALC = 1;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) STATS_AUTO_RECALC = 0 STATS_SAMPLE_PAGES = 30;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected stats auto recalc change from 1 to 0 on 't'
Detected stats sample pages change from none to 30 on 't'
-- up
ALTER TABLE t
    STATS_AUTO_RECALC = 0,
    STATS_SAMPLE_PAGES = 30;
-- down
ALTER TABLE t
    STATS_SAMPLE_PAGES = DEFAULT,
    STATS_AUTO_RECALC = 1;
