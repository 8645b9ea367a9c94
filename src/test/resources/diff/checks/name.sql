-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_a CHECK (a > 0)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_a_positive CHECK (a > 0)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected renamed check 't.ck_a' to 't.ck_a_positive'
-- up
ALTER TABLE t
    DROP CHECK ck_a,
    ADD CONSTRAINT ck_a_positive CHECK (a > 0);
-- down
ALTER TABLE t
    DROP CHECK ck_a_positive,
    ADD CONSTRAINT ck_a CHECK (a > 0);
