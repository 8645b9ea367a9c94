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
    UNIQUE KEY ux_a (a), UNIQUE KEY ux_b (b)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected added index 't.ux_a'
Detected added index 't.ux_b'
-- up
-- Duplicates in existing rows make the new unique index ux_a of t fail.
-- Duplicates in existing rows make the new unique index ux_b of t fail.
ALTER TABLE t
    ADD UNIQUE INDEX ux_a (a),
    ADD UNIQUE INDEX ux_b (b);
-- down
ALTER TABLE t
    DROP INDEX ux_a,
    DROP INDEX ux_b;
