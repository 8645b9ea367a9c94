-- from
CREATE TABLE t (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id BIGINT NOT NULL PRIMARY KEY
);
-- rows
INSERT INTO t VALUES (1), (5);
-- words
Detected auto_increment change from on to off on 't.id'
-- up
ALTER TABLE t
    MODIFY COLUMN id BIGINT NOT NULL;
-- down
ALTER TABLE t
    MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT;
