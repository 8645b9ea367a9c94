-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT DEFAULT ('it''s')
);
-- rows
INSERT INTO t VALUES (1, 'x');
-- words
Detected server default change from none to ('it\'s') on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a TEXT NULL DEFAULT ('it\'s');
-- down
ALTER TABLE t
    ALTER COLUMN a DROP DEFAULT;
