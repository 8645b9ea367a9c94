-- from
CREATE TABLE z (
    id INT PRIMARY KEY
);
CREATE TRIGGER trg BEFORE UPDATE ON z FOR EACH ROW SET NEW.id = OLD.id;
-- to
CREATE TABLE a (
    id INT PRIMARY KEY
);
CREATE TRIGGER trg BEFORE UPDATE ON a FOR EACH ROW SET NEW.id = OLD.id;
-- words
Detected removed table 'z'
Detected added table 'a'
Detected table change from z to a on 'trg'
-- up
CREATE TABLE a (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Drops z and its rows.
DROP TABLE z;

CREATE TRIGGER trg BEFORE UPDATE ON a FOR EACH ROW SET NEW.id = OLD.id;
-- down
CREATE TABLE z (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Drops a and its rows.
DROP TABLE a;

CREATE TRIGGER trg BEFORE UPDATE ON z FOR EACH ROW SET NEW.id = OLD.id;
