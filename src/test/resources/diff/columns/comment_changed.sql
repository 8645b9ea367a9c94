-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NOT NULL COMMENT 'one'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NOT NULL COMMENT 'two\nlines; and "quotes" \\ 😀'
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected comment change from 'one' to 'two\nlines; and "quotes" \\ ?' on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NOT NULL COMMENT 'two\nlines; and "quotes" \\ ?';
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NOT NULL COMMENT 'one';
