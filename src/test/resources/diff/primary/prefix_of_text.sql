-- from
CREATE TABLE t (
    a VARCHAR(100) NOT NULL,
    PRIMARY KEY (a)
);
-- to
CREATE TABLE t (
    a VARCHAR(100) NOT NULL,
    PRIMARY KEY (a(10))
);
-- rows
INSERT INTO t VALUES ('one'), ('two');
