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
-- t.a changes from BIT(3) to BIT(8): rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN a BIT(8) NOT NULL DEFAULT b'101';
-- down
-- t.a changes from BIT(8) to BIT(3): rows whose values cannot be converted make this fail or change.
ALTER TABLE t
    MODIFY COLUMN a BIT(3) NOT NULL DEFAULT b'101';
