-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT DEFAULT 5,
    CONSTRAINT ck_a CHECK (a > id)
);
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added column 't.a'
Detected added check 't.ck_a'
-- up
ALTER TABLE t
    ADD COLUMN a INT NULL DEFAULT '5',
    ADD CONSTRAINT ck_a CHECK (a > id);
-- down
-- Drops t.a and its values.
ALTER TABLE t
    DROP CHECK ck_a,
    DROP COLUMN a;
