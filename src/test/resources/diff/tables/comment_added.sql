-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) COMMENT = 'What it holds';
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected comment change from none to 'What it holds' on 't'
-- up
ALTER TABLE t
    COMMENT = 'What it holds';
-- down
ALTER TABLE t
    COMMENT = '';
