-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BIT(3) NOT NULL DEFAULT b'101'
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a BIT(8) NOT NULL DEFAULT b'101'
);
-- rows
INSERT INTO t VALUES (1, b'111');
-- words
Detected type change from BIT(3) to BIT(8) on 't.a'
-- up
ALTER TABLE t
    MODIFY COLUMN a BIT(8) NOT NULL DEFAULT b'101';
-- down
ALTER TABLE t
    MODIFY COLUMN a BIT(3) NOT NULL DEFAULT b'101';
