-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) COMMENT = 'What it holds';
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) COMMENT = 'It''s "another"; one\\two';
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected comment change from 'What it holds' to 'It''s "another"; one\\two' on 't'
-- up
ALTER TABLE t
    COMMENT = 'It''s "another"; one\\two';
-- down
ALTER TABLE t
    COMMENT = 'What it holds';
