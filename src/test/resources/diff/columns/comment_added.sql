-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT COMMENT 'What it''s for'
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected comment change from none to 'What it''s for' on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL COMMENT 'What it''s for';
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NULL;
