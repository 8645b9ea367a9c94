-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_1 CHECK (a > 0), CONSTRAINT ck_2 CHECK (c > 0)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_1 CHECK (c > 0), CONSTRAINT ck_2 CHECK (a > 0)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from CHECK (a > 0) to CHECK (c > 0) on 't.ck_1'
Detected definition change from CHECK (c > 0) to CHECK (a > 0) on 't.ck_2'
-- up
ALTER TABLE t
    DROP CHECK ck_1,
    DROP CHECK ck_2,
    ADD CONSTRAINT ck_1 CHECK (c > 0),
    ADD CONSTRAINT ck_2 CHECK (a > 0);
-- down
ALTER TABLE t
    DROP CHECK ck_1,
    DROP CHECK ck_2,
    ADD CONSTRAINT ck_1 CHECK (a > 0),
    ADD CONSTRAINT ck_2 CHECK (c > 0);
