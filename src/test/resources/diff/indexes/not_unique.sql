-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    UNIQUE KEY ux_b (b)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    KEY ux_b (b)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected definition change from UNIQUE INDEX (b) to INDEX (b) on 't.ux_b'
-- up
ALTER TABLE t
    DROP INDEX ux_b,
    ADD INDEX ux_b (b);
-- down
-- Duplicates in existing rows make the new unique index ux_b of t fail.
ALTER TABLE t
    DROP INDEX ux_b,
    ADD UNIQUE INDEX ux_b (b);
