-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CHECK (a > 0)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected added check 't.t_chk_1'
-- up
ALTER TABLE t
    ADD CONSTRAINT t_chk_1 CHECK (a > 0);
-- down
ALTER TABLE t
    DROP CHECK t_chk_1;
