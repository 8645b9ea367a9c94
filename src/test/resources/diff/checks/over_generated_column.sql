-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a * 2) VIRTUAL,
    CONSTRAINT ck_g CHECK (g < 100)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a * 3) STORED,
    CONSTRAINT ck_g CHECK (g < 100)
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
-- words
Detected generation change from (a * 2) VIRTUAL to (a * 3) STORED on 't.g'
-- up
ALTER TABLE t
    DROP CHECK ck_g,
    DROP COLUMN g,
    ADD COLUMN g INT GENERATED ALWAYS AS (a * 3) STORED,
    ADD CONSTRAINT ck_g CHECK (g < 100);
-- down
ALTER TABLE t
    DROP CHECK ck_g,
    DROP COLUMN g,
    ADD COLUMN g INT GENERATED ALWAYS AS (a * 2) VIRTUAL,
    ADD CONSTRAINT ck_g CHECK (g < 100);
