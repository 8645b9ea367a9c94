-- from
CREATE TABLE t (
    code CHAR(3) NOT NULL,
    UNIQUE KEY ux_code (code)
);
-- to
CREATE TABLE t (
    code CHAR(3) NOT NULL,
    PRIMARY KEY (code)
);
-- rows
INSERT INTO t VALUES ('abc'), ('def');
-- words
Detected removed index 't.ux_code'
Detected added index 't.PRIMARY KEY'
-- up
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP INDEX ux_code,
    ADD PRIMARY KEY (code);
-- down
-- Duplicates in existing rows make the new unique index ux_code of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    ADD UNIQUE INDEX ux_code (code);
