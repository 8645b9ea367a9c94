-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT COMMENT 'it''s "x" `y` \\ ; -- # /* \n\t 100% ü 名 😀 $$ // :p ? {d}'
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected comment change from none to 'it''s "x" `y` \\ ; -- # /* \n	 100% ü 名 ? $$ // :p ? {d}' on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a INT NULL COMMENT 'it''s "x" `y` \\ ; -- # /* \n	 100% ü 名 ? $$ // :p ? {d}';
-- down
ALTER TABLE t
    MODIFY COLUMN a INT NULL;
