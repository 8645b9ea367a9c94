-- from
CREATE TABLE t (
    id INT NOT NULL,
    a INT NOT NULL,
    PRIMARY KEY (id)
);
-- to
CREATE TABLE t (
    a INT NOT NULL,
    PRIMARY KEY (a)
);
-- rows
INSERT INTO t VALUES (1, 10);
