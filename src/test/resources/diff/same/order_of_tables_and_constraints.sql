-- from
CREATE TABLE a (
    id INT PRIMARY KEY,
    x INT CONSTRAINT ck_x CHECK (x > 0),
    CONSTRAINT ck_y CHECK (x < 9)
);
CREATE TABLE b (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE b (
    id INT,
    PRIMARY KEY (id)
);
CREATE TABLE a (
    CONSTRAINT ck_y CHECK (x < 9),
    id INT,
    x INT,
    PRIMARY KEY (id),
    CONSTRAINT ck_x CHECK (x > 0)
);
-- words
-- up
-- down
