-- from
CREATE TABLE t (
    id INT NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
);
-- to
CREATE TABLE t (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
);
-- rows
INSERT INTO t VALUES (1), (2);
-- words
Detected type change from INT to BIGINT UNSIGNED on 't.id'
-- up
-- t.id changes from INT to BIGINT UNSIGNED: rows with negative values make this fail.
ALTER TABLE t
    MODIFY COLUMN id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT;
-- down
-- t.id changes from BIGINT UNSIGNED to INT: rows with values out of its range make this fail.
ALTER TABLE t
    MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;
