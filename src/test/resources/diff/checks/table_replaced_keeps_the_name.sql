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
-- words
Detected removed table 'z'
Detected added table 'a'
-- up
-- Drops z and its rows.
DROP TABLE z;

CREATE TABLE a (
    x INT NULL,
    CONSTRAINT ck_x CHECK (x > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
-- down
-- Drops a and its rows.
DROP TABLE a;

CREATE TABLE z (
    x INT NULL,
    CONSTRAINT ck_x CHECK (x > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
