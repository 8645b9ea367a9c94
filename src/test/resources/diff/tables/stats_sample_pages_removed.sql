-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) STATS_SAMPLE_PAGES = 30;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected stats sample pages change from 30 to none on 't'
-- up
ALTER TABLE t
    STATS_SAMPLE_PAGES = DEFAULT;
-- down
ALTER TABLE t
    STATS_SAMPLE_PAGES = 30;
