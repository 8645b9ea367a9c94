-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    CONSTRAINT ck_a CHECK (a > 0)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    b INT,
    CONSTRAINT ck_a CHECK (b > 0)
);
-- rows
INSERT INTO t VALUES (1, 10);
-- options
--rename t.a=b
-- words
Detected renamed column 't.a' to 't.b'
-- up
ALTER TABLE t
    DROP CHECK ck_a,
    RENAME COLUMN a TO b,
    ADD CONSTRAINT ck_a CHECK (b > 0);
-- down
ALTER TABLE t
    DROP CHECK ck_a,
    RENAME COLUMN b TO a,
    ADD CONSTRAINT ck_a CHECK (a > 0);
