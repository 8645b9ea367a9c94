-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    CONSTRAINT ck_ab CHECK (a < b)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    CONSTRAINT ck_ab CHECK (b > 5)
);
-- rows
INSERT INTO t VALUES (1, 10, 20);
-- words
Detected removed column 't.a'
Detected definition change from CHECK (a < b) to CHECK (b > 5) on 't.ck_ab'
-- up
-- Drops t.a and its values.
ALTER TABLE t
    DROP CHECK ck_ab,
    DROP COLUMN a,
    ADD CONSTRAINT ck_ab CHECK (b > 5);
-- down
ALTER TABLE t
    DROP CHECK ck_ab,
    ADD COLUMN a INT NULL AFTER id,
    ADD CONSTRAINT ck_ab CHECK (a < b);
