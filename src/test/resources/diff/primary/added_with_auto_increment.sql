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
