-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT CHECK (a <> 7),
    b INT CHECK (b <> 8)
);
-- rows
INSERT INTO t VALUES (1, 10);
-- words
Detected added column 't.b'
Detected added check 't.t_chk_1'
Detected added check 't.t_chk_2'
-- up
ALTER TABLE t
    ADD COLUMN b INT NULL,
    ADD CONSTRAINT t_chk_1 CHECK (a <> 7),
    ADD CONSTRAINT t_chk_2 CHECK (b <> 8);
-- down
-- Drops t.b and its values.
ALTER TABLE t
    DROP CHECK t_chk_1,
    DROP CHECK t_chk_2,
    DROP COLUMN b;
