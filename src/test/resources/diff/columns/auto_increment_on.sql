-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    n INT NOT NULL AUTO_INCREMENT UNIQUE
);
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added column 't.n'
Detected added index 't.n'
-- up
ALTER TABLE t
    ADD COLUMN n INT NOT NULL AUTO_INCREMENT,
    ADD UNIQUE INDEX n (n);
-- down
-- Drops t.n and its values.
ALTER TABLE t
    DROP INDEX n,
    DROP COLUMN n;
