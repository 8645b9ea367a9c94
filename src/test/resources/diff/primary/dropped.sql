-- from
CREATE TABLE t (
    id INT NOT NULL,
    a INT,
    PRIMARY KEY (id)
);
-- to
CREATE TABLE t (
    id INT NOT NULL,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
-- words
Detected removed index 't.PRIMARY KEY'
-- up
ALTER TABLE t
    DROP PRIMARY KEY;
-- down
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    ADD PRIMARY KEY (id);
