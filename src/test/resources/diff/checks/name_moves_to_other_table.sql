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
-- words
Detected added check 'a.ck_x'
Detected removed check 'b.ck_x'
-- up
ALTER TABLE b
    DROP CHECK ck_x;

ALTER TABLE a
    ADD CONSTRAINT ck_x CHECK (x > 0);
-- down
ALTER TABLE a
    DROP CHECK ck_x;

ALTER TABLE b
    ADD CONSTRAINT ck_x CHECK (x > 0);
