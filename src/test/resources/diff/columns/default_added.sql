-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT NOT NULL DEFAULT 3
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected server default change from none to '3' on 't.a'
-- up
ALTER TABLE t
    ALTER COLUMN a SET DEFAULT '3';
-- down
ALTER TABLE t
    ALTER COLUMN a DROP DEFAULT;
