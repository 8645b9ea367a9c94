-- from
CREATE TABLE t (
    id INT NOT NULL,
    a INT,
    PRIMARY KEY (id)
);
-- to
CREATE TABLE t (
    id INT NOT NULL,
    a INT
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
