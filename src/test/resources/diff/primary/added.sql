-- from
CREATE TABLE t (
    id INT NOT NULL,
    a INT
);
-- to
CREATE TABLE t (
    id INT NOT NULL,
    a INT,
    PRIMARY KEY (id)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
-- words
Detected added index 't.PRIMARY KEY'
-- up
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    ADD PRIMARY KEY (id);
-- down
ALTER TABLE t
    DROP PRIMARY KEY;
