-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(100),
    KEY ix_a (a(50))
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(20),
    KEY ix_a (a)
);
-- rows
INSERT INTO t VALUES (1, 'one');
