-- from
CREATE TABLE t (
    a INT NOT NULL,
    PRIMARY KEY (a)
);
-- to
CREATE TABLE t (
    my_row_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT INVISIBLE,
    a INT NOT NULL,
    PRIMARY KEY (my_row_id),
    UNIQUE KEY ux_a (a)
);
-- rows
INSERT INTO t VALUES (1), (2);
-- words
Detected added column 't.my_row_id'
Detected definition change from PRIMARY KEY (a) to PRIMARY KEY (my_row_id) on 't.PRIMARY KEY'
Detected added index 't.ux_a'
-- up
-- Duplicates in existing rows make the new unique index ux_a of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    ADD COLUMN my_row_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT INVISIBLE FIRST,
    ADD PRIMARY KEY (my_row_id),
    ADD UNIQUE INDEX ux_a (a);
-- down
-- Duplicates in existing rows make the new primary key of t fail.
-- Drops t.my_row_id and its values.
ALTER TABLE t
    DROP PRIMARY KEY,
    DROP INDEX ux_a,
    DROP COLUMN my_row_id,
    ADD PRIMARY KEY (a);
