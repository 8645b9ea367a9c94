-- from
SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES';
CREATE TABLE "t" (
    "id" INT PRIMARY KEY,
    "a" VARCHAR(10) DEFAULT 'a\'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(10) DEFAULT 'b\\'
);
-- rows
INSERT INTO t VALUES (1, 'x');
