-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    CONSTRAINT ck_a CHECK (a > 0)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BIGINT NOT NULL,
    CONSTRAINT ck_a CHECK (a > 0)
);
-- rows
INSERT INTO t VALUES (1, 10);
