-- from
SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES';
CREATE TABLE "t" (
    "id" INT PRIMARY KEY,
    "a" VARCHAR(10) DEFAULT 'a\b'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT 'b\\'
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected server default change from 'a\\b' to 'b\\' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'b\\';
-- down
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT 'a\\b';
