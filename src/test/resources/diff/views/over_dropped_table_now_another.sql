-- from
CREATE TABLE one (
    id INT PRIMARY KEY
);
CREATE VIEW v AS SELECT id FROM one;
-- to
CREATE TABLE two (
    id INT PRIMARY KEY
);
CREATE VIEW v AS SELECT id FROM two;
-- words
Detected removed table 'one'
Detected added table 'two'
Detected changed definition of view 'v'
-- up
CREATE TABLE two (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Drops one and its rows.
DROP TABLE one;

CREATE OR REPLACE VIEW v AS
select two.id AS id
from two;
-- down
CREATE TABLE one (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Drops two and its rows.
DROP TABLE two;

CREATE OR REPLACE VIEW v AS
select one.id AS id
from one;
