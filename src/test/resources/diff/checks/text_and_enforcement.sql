-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_a CHECK (a > 0) NOT ENFORCED
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_a CHECK (a > 1)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from CHECK (a > 0) NOT ENFORCED to CHECK (a > 1) on 't.ck_a'
-- up
ALTER TABLE t
    DROP CHECK ck_a,
    ADD CONSTRAINT ck_a CHECK (a > 1);
-- down
ALTER TABLE t
    DROP CHECK ck_a,
    ADD CONSTRAINT ck_a CHECK (a > 0) NOT ENFORCED;
