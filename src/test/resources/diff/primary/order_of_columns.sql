-- from
CREATE TABLE t (
    id INT NOT NULL,
    a INT NOT NULL,
    PRIMARY KEY (id, a)
);
-- to
CREATE TABLE t (
    id INT NOT NULL,
    a INT NOT NULL,
    PRIMARY KEY (a, id)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
