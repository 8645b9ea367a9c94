-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE PROCEDURE p() SELECT id FROM t;
-- to
CREATE PROCEDURE p() SELECT 1;
-- words
Detected removed table 't'
Detected changed definition of procedure 'p'
-- up
-- Drops t and its rows.
DROP TABLE t;

-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
SELECT 1;
-- down
CREATE TABLE t (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Privileges on procedure p are lost with it; grant them again.
DROP PROCEDURE p;

CREATE PROCEDURE p()
SELECT id FROM t;
