-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20)
) COMMENT = 'it''s "x" `y` \\ ; -- # /* \n\t 100% ü 名 😀 $$ // :p ? {d}';
-- rows
INSERT INTO t VALUES (1, 'one'), (2, NULL);
-- words
Detected comment change from none to 'it''s "x" `y` \\ ; -- # /* \n	 100% ü 名 ? $$ // :p ? {d}' on 't'
-- up
ALTER TABLE t
    COMMENT = 'it''s "x" `y` \\ ; -- # /* \n	 100% ü 名 ? $$ // :p ? {d}';
-- down
ALTER TABLE t
    COMMENT = '';
