-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    n INT NOT NULL AUTO_INCREMENT,
    KEY ix_n (n)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    n INT NOT NULL AUTO_INCREMENT,
    UNIQUE KEY ux_n (n)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
-- words
Detected removed index 't.ix_n'
Detected added index 't.ux_n'
-- up
-- Duplicates in existing rows make the new unique index ux_n of t fail.
ALTER TABLE t
    DROP INDEX ix_n,
    ADD UNIQUE INDEX ux_n (n);
-- down
ALTER TABLE t
    DROP INDEX ux_n,
    ADD INDEX ix_n (n);
