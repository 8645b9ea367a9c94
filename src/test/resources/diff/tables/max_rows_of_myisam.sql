-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ENGINE = MyISAM;
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ENGINE = MyISAM MAX_ROWS = 500;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected max rows change from none to 500 on 't'
-- up
ALTER TABLE t
    MAX_ROWS = 500;
-- down
ALTER TABLE t
    MAX_ROWS = 0;
