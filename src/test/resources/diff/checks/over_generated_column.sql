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
