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
-- words
Detected generation change from (a + 1) VIRTUAL to (a + 1) STORED on 't.g'
-- up
ALTER TABLE t
    DROP INDEX ix_g,
    DROP INDEX ix_ag,
    DROP COLUMN g,
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) STORED,
    ADD INDEX ix_g (g),
    ADD INDEX ix_ag (a, g);
-- down
ALTER TABLE t
    DROP INDEX ix_g,
    DROP INDEX ix_ag,
    DROP COLUMN g,
    ADD COLUMN g INT GENERATED ALWAYS AS (a + 1) VIRTUAL,
    ADD INDEX ix_g (g),
    ADD INDEX ix_ag (a, g);
