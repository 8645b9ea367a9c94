-- from
CREATE TABLE p (
    id INT PRIMARY KEY
);
CREATE TABLE t (
    id INT PRIMARY KEY,
    p_id INT,
    CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id)
);
CREATE VIEW v AS SELECT id FROM t;
CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.id = NEW.id + 1;
CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1;
CREATE PROCEDURE p() SELECT 1;
CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' DO SET @x = 1;
-- to
-- words
Detected removed table 'p'
Detected removed table 't'
Detected removed procedure 'p'
Detected removed function 'f'
Detected removed view 'v'
Detected removed event 'e'
Detected removed trigger 'trg'
-- up
DROP EVENT e;

DROP VIEW v;

DROP PROCEDURE p;

DROP FUNCTION f;

-- Drops t and its rows.
DROP TABLE t;

-- Drops p and its rows.
DROP TABLE p;
-- down
CREATE TABLE p (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE TABLE t (
    id   INT NOT NULL,
    p_id INT NULL,
    PRIMARY KEY (id),
    INDEX fk_p (p_id),
    CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE FUNCTION f() RETURNS int
    DETERMINISTIC
RETURN 1;

CREATE PROCEDURE p()
SELECT 1;

CREATE VIEW v AS
select t.id AS id
from t;

CREATE TRIGGER trg BEFORE INSERT ON t FOR EACH ROW SET NEW.id = NEW.id + 1;

CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' ENABLE DO SET @x = 1;
