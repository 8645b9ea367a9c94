-- from
CREATE TABLE t (
    id INT PRIMARY KEY
);
CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW SET NEW.id = OLD.id;
-- to
-- words
Detected removed table 't'
Detected removed trigger 'trg'
-- up
-- Drops t and its rows.
DROP TABLE t;
-- down
CREATE TABLE t (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW SET NEW.id = OLD.id;
