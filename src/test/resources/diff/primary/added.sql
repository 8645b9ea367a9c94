-- from
CREATE TABLE t (
    id INT NOT NULL,
    a INT
);
-- to
CREATE TABLE t (
    id INT NOT NULL,
    a INT,
    PRIMARY KEY (id)
);
-- rows
INSERT INTO t VALUES (1, 10), (2, 20);
