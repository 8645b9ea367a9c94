-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    UNIQUE KEY ux_f ((LOWER(b)))
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected added index 't.ux_f'
-- up
-- Duplicates in existing rows make the new unique index ux_f of t fail.
ALTER TABLE t
    ADD UNIQUE INDEX ux_f ((lower(b)));
-- down
ALTER TABLE t
    DROP INDEX ux_f;
