-- from
CREATE TABLE t (
    id INT,
    a INT
);
-- to
CREATE TABLE t (
    id INT,
    a INT,
    PRIMARY KEY (id)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
