-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE TABLE x (
    id INT NOT NULL
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE VIEW x AS SELECT id FROM t;
-- words
Detected removed table 'x'
Detected added view 'x'
-- up
-- Drops x and its rows.
DROP TABLE x;

CREATE VIEW x AS
select t.id AS id
from t;
-- down
DROP VIEW x;

CREATE TABLE x (
    id INT NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
