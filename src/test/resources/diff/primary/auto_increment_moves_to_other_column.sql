-- from
CREATE TABLE t (
    id INT NOT NULL AUTO_INCREMENT,
    a INT NOT NULL,
    PRIMARY KEY (id)
);
-- to
CREATE TABLE t (
    id INT NOT NULL,
    a INT NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (a)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
-- words
Detected auto_increment change from on to off on 't.id'
Detected auto_increment change from off to on on 't.a'
Detected definition change from PRIMARY KEY (id) to PRIMARY KEY (a) on 't.PRIMARY KEY'
-- up
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    MODIFY COLUMN id INT NOT NULL,
    MODIFY COLUMN a INT NOT NULL AUTO_INCREMENT,
    ADD PRIMARY KEY (a);
-- down
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT,
    MODIFY COLUMN a INT NOT NULL,
    ADD PRIMARY KEY (id);
