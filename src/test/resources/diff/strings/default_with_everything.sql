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
-- words
Detected nullability change from NULL to NOT NULL on 't.a'
Detected server default change from NULL to 'it''s "x" `y` \\ ; -- # /* \n	 100% ü 名 ? $$ // :p ? {d}' on 't.a'
-- up
-- t.a becomes NOT NULL: existing rows without a value get the default.
UPDATE t
SET a = 'it''s "x" `y` \\ ; -- # /* \n	 100% ü 名 ? $$ // :p ? {d}'
WHERE a IS NULL;

-- t.a has a question mark in a literal; the server shows one for every emoji and rare character there.
-- Compare the literal with its source.
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(99) NOT NULL DEFAULT 'it''s "x" `y` \\ ; -- # /* \n	 100% ü 名 ? $$ // :p ? {d}';
-- down
ALTER TABLE t
    MODIFY COLUMN a VARCHAR(99) NULL;
