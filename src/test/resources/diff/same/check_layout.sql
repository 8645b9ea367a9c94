-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_a CHECK (a>0 AND c<5)
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a INT,
    b VARCHAR(40),
    c INT,
    d TEXT,
    CONSTRAINT ck_a CHECK ( ( `a` > 0 ) and ( `c` < 5 ) ) ENFORCED
);
-- rows
INSERT INTO t VALUES (1, 10, 'one', 4, 'first'), (2, 20, 'two', 3, 'second'), (3, NULL, NULL, NULL, NULL);
-- words
-- up
-- down
