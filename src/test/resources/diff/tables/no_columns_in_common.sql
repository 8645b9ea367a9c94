-- from
CREATE TABLE t (
    a INT,
    b INT
);
-- to
CREATE TABLE t (
    c DATE,
    d TIME
);
-- words
Detected removed column 't.a'
Detected removed column 't.b'
Detected added column 't.c'
Detected added column 't.d'
-- up
-- Drops t.a and its values.
-- Drops t.b and its values.
ALTER TABLE t
    DROP COLUMN a,
    DROP COLUMN b,
    ADD COLUMN c DATE NULL FIRST,
    ADD COLUMN d TIME NULL AFTER c;
-- down
-- Drops t.c and its values.
-- Drops t.d and its values.
ALTER TABLE t
    DROP COLUMN c,
    DROP COLUMN d,
    ADD COLUMN a INT NULL FIRST,
    ADD COLUMN b INT NULL AFTER a;
