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
