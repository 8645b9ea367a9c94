-- from
CREATE TABLE t (
    id INT NOT NULL AUTO_INCREMENT,
    a INT NOT NULL,
    PRIMARY KEY (id)
);
-- to
CREATE TABLE t (
    id INT NOT NULL AUTO_INCREMENT,
    a INT NOT NULL,
    PRIMARY KEY (a),
    KEY ix_id (id)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
-- words
Detected definition change from PRIMARY KEY (id) to PRIMARY KEY (a) on 't.PRIMARY KEY'
Detected added index 't.ix_id'
-- up
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (a),
    ADD INDEX ix_id (id);
-- down
-- Duplicates in existing rows make the new primary key of t fail.
ALTER TABLE t
    DROP PRIMARY KEY,
    DROP INDEX ix_id,
    ADD PRIMARY KEY (id);
