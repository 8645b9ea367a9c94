-- from
CREATE TABLE z (
    x INT,
    CONSTRAINT ck_x CHECK (x > 0)
);
-- to
CREATE TABLE a (
    x INT,
    CONSTRAINT ck_x CHECK (x > 0)
);
