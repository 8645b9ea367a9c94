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
