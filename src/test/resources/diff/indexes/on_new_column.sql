-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a VARCHAR(300),
    b INT,
    KEY ix_ba (b, a(20))
);
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added column 't.a'
Detected added column 't.b'
Detected added index 't.ix_ba'
-- up
ALTER TABLE t
    ADD COLUMN a VARCHAR(300) NULL,
    ADD COLUMN b INT NULL,
    ADD INDEX ix_ba (b, a(20));
-- down
-- Drops t.a and its values.
-- Drops t.b and its values.
ALTER TABLE t
    DROP INDEX ix_ba,
    DROP COLUMN a,
    DROP COLUMN b;
