-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) VIRTUAL,
    KEY ix_g (g),
    KEY ix_ag (a, g)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    g INT AS (a + 1) STORED,
    KEY ix_g (g),
    KEY ix_ag (a, g)
);
-- rows
INSERT INTO t (id, a) VALUES (1, 10);
