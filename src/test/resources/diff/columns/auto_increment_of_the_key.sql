-- from
CREATE TABLE t (
    id INT NOT NULL PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10), (5, 20);
-- words
Detected auto_increment change from off to on on 't.id'
-- up
ALTER TABLE t
    MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;
-- down
ALTER TABLE t
    MODIFY COLUMN id INT NOT NULL;
