-- from
CREATE TABLE t (
    id INT NOT NULL,
    a INT,
    PRIMARY KEY (id),
    UNIQUE KEY ux_a (a)
);
-- to
CREATE TABLE t (
    id INT NOT NULL
);
ALTER TABLE t ADD a INT, ADD UNIQUE ux_a (a), ADD PRIMARY KEY (id);
-- words
-- up
-- down
