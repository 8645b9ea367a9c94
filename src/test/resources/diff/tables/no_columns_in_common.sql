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
