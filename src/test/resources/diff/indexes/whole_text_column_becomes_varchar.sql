-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a TEXT,
    KEY ix_a (a(20))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(100),
    KEY ix_a (a)
);
-- rows
INSERT INTO t VALUES (1, 'one');
