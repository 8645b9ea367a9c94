-- from
CREATE TABLE t (
    id INT NOT NULL,
    a INT NOT NULL,
    PRIMARY KEY (id, a)
);
-- to
CREATE TABLE t (
    id INT NOT NULL,
    a INT NOT NULL,
    PRIMARY KEY (a, id)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
-- words
Detected definition change from PRIMARY KEY (id, a) to PRIMARY KEY (a, id) on 't.PRIMARY KEY'
-- up
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (a, id);
-- down
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (id, a);
