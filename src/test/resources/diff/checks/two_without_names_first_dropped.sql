-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CHECK (a > 0), CHECK (c > 0)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CHECK (c > 0)
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 100, 'first'), (2, 20, 'two', 200, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
Detected removed check 't.t_chk_1'
-- up
ALTER TABLE t
    DROP CHECK t_chk_1;
-- down
ALTER TABLE t
    ADD CHECK (a > 0);
