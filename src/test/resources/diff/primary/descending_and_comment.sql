-- from
CREATE TABLE t (
    id INT NOT NULL,
    PRIMARY KEY (id)
);
-- to
CREATE TABLE t (
    id INT NOT NULL,
    PRIMARY KEY (id DESC) COMMENT 'newest first'
);
-- rows
INSERT INTO t VALUES (1), (2);
-- words
Detected definition change from PRIMARY KEY (id) to PRIMARY KEY (id DESC) COMMENT 'newest first' on 't.PRIMARY KEY'
-- up
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (id DESC) COMMENT 'newest first';
-- down
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (id);
