-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_b CHECK (REGEXP_LIKE(b, '^[a-z]+$'))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_b CHECK (REGEXP_LIKE(b, '^\\w+$', 'c'))
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from CHECK (regexp_like(b, '^[a-z]+$')) to CHECK (regexp_like(b, '^\\w+$', 'c')) on 't.ck_b'
-- up
ALTER TABLE t
    DROP CHECK ck_b,
    ADD CONSTRAINT ck_b CHECK (regexp_like(b, '^\\w+$', 'c'));
-- down
ALTER TABLE t
    DROP CHECK ck_b,
    ADD CONSTRAINT ck_b CHECK (regexp_like(b, '^[a-z]+$'));
