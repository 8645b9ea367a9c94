-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_b CHECK (b <> 'it''s; ')
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_b CHECK (b NOT IN (' \\ "x"', 'ü', '😀', 'a\nb'))
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from CHECK (b <> 'it\'s; ') to CHECK (b not in (' \\ "x"', 'ü', '😀', 'a\nb')) on 't.ck_b'
-- up
ALTER TABLE t
    DROP CHECK ck_b,
    ADD CONSTRAINT ck_b CHECK (b not in (' \\ "x"', 'ü', '😀', 'a\nb'));
-- down
ALTER TABLE t
    DROP CHECK ck_b,
    ADD CONSTRAINT ck_b CHECK (b <> 'it\'s; ');
