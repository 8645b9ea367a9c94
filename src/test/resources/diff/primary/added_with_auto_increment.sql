-- from
CREATE TABLE t (
    a INT
);
-- to
CREATE TABLE t (
    id INT NOT NULL AUTO_INCREMENT,
    a INT,
    PRIMARY KEY (id)
);
-- rows
INSERT INTO t VALUES (10), (20);
-- words
Detected added column 't.id'
Detected added index 't.PRIMARY KEY'
-- up
ALTER TABLE t
    ADD COLUMN id INT NOT NULL AUTO_INCREMENT FIRST,
    ADD PRIMARY KEY (id);
-- down
-- Drops t.id and its values.
ALTER TABLE t
    DROP PRIMARY KEY,
    DROP COLUMN id;
