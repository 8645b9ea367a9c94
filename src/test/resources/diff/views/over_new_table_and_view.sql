-- from
-- to
CREATE TABLE z (
    id INT PRIMARY KEY
);
CREATE VIEW a AS SELECT id FROM z;
-- words
Detected added table 'z'
Detected added view 'a'
-- up
CREATE TABLE z (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE VIEW a AS
select z.id AS id
from z;
-- down
DROP VIEW a;

-- Drops z and its rows.
DROP TABLE z;
