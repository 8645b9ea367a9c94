-- from
CREATE TABLE a (
    x INT
);
CREATE TABLE b (
    x INT,
    CONSTRAINT ck_x CHECK (x > 0)
);
-- to
CREATE TABLE a (
    x INT,
    CONSTRAINT ck_x CHECK (x > 0)
);
CREATE TABLE b (
    x INT
);
