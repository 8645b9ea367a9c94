-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) VIRTUAL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) VIRTUAL INVISIBLE COMMENT 'computed'
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected visibility change from visible to invisible on 't.g'
Detected comment change from none to 'computed' on 't.g'
-- up
ALTER TABLE t
    MODIFY COLUMN g INT GENERATED ALWAYS AS (a + 1) VIRTUAL INVISIBLE COMMENT 'computed';
-- down
ALTER TABLE t
    MODIFY COLUMN g INT GENERATED ALWAYS AS (a + 1) VIRTUAL;
