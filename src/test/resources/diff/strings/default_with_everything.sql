-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(99)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(99) NOT NULL DEFAULT 'it''s "x" `y` \\ ; -- # /* \n\t 100% ü 名 😀 $$ // :p ? {d}'
);
-- rows
INSERT INTO t VALUES (1, 'x');
