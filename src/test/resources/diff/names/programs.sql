-- from
-- to
CREATE TABLE t (
    a INT
);
CREATE PROCEDURE `a ``p` (IN `x ``y` INT) SELECT `x ``y`;
CREATE FUNCTION `f;f` () RETURNS INT DETERMINISTIC RETURN 1;
CREATE TRIGGER `trg $$` BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1;
CREATE EVENT `e ü` ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' DO SET @x = 1;
CREATE VIEW `v ``` AS SELECT `f;f`() AS `x ``y`;
-- words
Detected added table 't'
Detected added procedure 'a `p'
Detected added function 'f;f'
Detected added view 'v `'
Detected added event 'e ü'
Detected added trigger 'trg $$'
-- up
CREATE TABLE t (
    a INT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE FUNCTION `f;f`() RETURNS int
    DETERMINISTIC
RETURN 1;

CREATE PROCEDURE `a ``p`(IN `x ``y` INT)
SELECT `x ``y`;

CREATE VIEW `v ``` AS
select `f;f`() AS `x ``y`;

CREATE TRIGGER `trg $$` BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1;

CREATE EVENT `e ü` ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' ENABLE DO SET @x = 1;
-- down
DROP EVENT `e ü`;

DROP VIEW `v ```;

DROP PROCEDURE `a ``p`;

DROP FUNCTION `f;f`;

-- Drops t and its rows.
DROP TABLE t;
