-- from
CREATE TABLE t (
    a VARCHAR(100) NOT NULL,
    PRIMARY KEY (a)
);
-- to
CREATE TABLE t (
    a VARCHAR(100) NOT NULL,
    PRIMARY KEY (a(10))
);
-- rows
INSERT INTO t VALUES ('one'), ('two');
-- words
Detected definition change from PRIMARY KEY (a) to PRIMARY KEY (a(10)) on 't.PRIMARY KEY'
-- up
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (a(10));
-- down
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (a);
