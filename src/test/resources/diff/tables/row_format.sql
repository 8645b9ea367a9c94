-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) ROW_FORMAT = DYNAMIC;
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected row format change from none to DYNAMIC on 't'
-- up
ALTER TABLE t
    ROW_FORMAT = DYNAMIC;
-- down
ALTER TABLE t
    ROW_FORMAT = DEFAULT;
