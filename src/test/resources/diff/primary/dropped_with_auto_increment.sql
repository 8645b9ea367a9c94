-- from
CREATE TABLE t (
    id INT NOT NULL AUTO_INCREMENT,
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
Detected auto_increment change from on to off on 't.id'
Detected removed index 't.PRIMARY KEY'
-- up
ALTER TABLE t
    DROP PRIMARY KEY,
    MODIFY COLUMN id INT NOT NULL;
-- down
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT,
    ADD PRIMARY KEY (id);
