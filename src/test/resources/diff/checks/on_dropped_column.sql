-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    CONSTRAINT ck_a CHECK (a > 0)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- words
Detected removed column 't.a'
Detected removed check 't.ck_a'
-- up
-- Drops t.a and its values.
ALTER TABLE t
    DROP CHECK ck_a,
    DROP COLUMN a;
-- down
ALTER TABLE t
    ADD COLUMN a INT NULL AFTER id,
    ADD CONSTRAINT ck_a CHECK (a > 0);
