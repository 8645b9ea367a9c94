-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b DATE,
    c VARCHAR(5) NOT NULL DEFAULT 'new'
);
-- rows
INSERT INTO t VALUES (1);
-- words
Detected added column 't.a'
Detected added column 't.b'
Detected added column 't.c'
-- up
ALTER TABLE t
    ADD COLUMN a INT NULL,
    ADD COLUMN b DATE NULL,
    ADD COLUMN c VARCHAR(5) NOT NULL DEFAULT 'new';
-- down
-- Drops t.a and its values.
-- Drops t.b and its values.
-- Drops t.c and its values.
ALTER TABLE t
    DROP COLUMN a,
    DROP COLUMN b,
    DROP COLUMN c;
