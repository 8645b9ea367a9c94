-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    UNIQUE KEY ux_a (a)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    UNIQUE KEY ux_of_a (a)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected renamed index 't.ux_a' to 't.ux_of_a'
-- up
ALTER TABLE t
    RENAME INDEX ux_a TO ux_of_a;
-- down
ALTER TABLE t
    RENAME INDEX ux_of_a TO ux_a;
