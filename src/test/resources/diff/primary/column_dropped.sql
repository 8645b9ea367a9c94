-- from
CREATE TABLE t (
    id INT NOT NULL,
    a INT NOT NULL,
    PRIMARY KEY (id)
);
-- to
CREATE TABLE t (
    a INT NOT NULL,
    PRIMARY KEY (a)
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected removed column 't.id'
Detected definition change from PRIMARY KEY (id) to PRIMARY KEY (a) on 't.PRIMARY KEY'
-- up
-- Duplicates in existing rows make the new primary key of t fail.
-- Drops t.id and its values.
ALTER TABLE t
    DROP PRIMARY KEY,
    DROP COLUMN id,
    ADD PRIMARY KEY (a);
-- down
-- Duplicates in existing rows make the new primary key of t fail.
-- Existing rows get 0 or an empty value in t.id, which is in the primary key.
ALTER TABLE t
    DROP PRIMARY KEY,
    ADD COLUMN id INT NOT NULL FIRST,
    ADD PRIMARY KEY (id);
