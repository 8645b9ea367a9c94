-- Without this mode the quotes are a string, and the date is refused.
SET SESSION sql_mode = 'ANSI_QUOTES,ALLOW_INVALID_DATES';
CREATE TABLE "leap" ("day" DATE NOT NULL);
INSERT INTO "leap" VALUES ('2023-02-31');
SET foreign_key_checks = 0;
CREATE TABLE child (n INT PRIMARY KEY, parent_no INT, CONSTRAINT child_parent FOREIGN KEY (parent_no) REFERENCES parent (n));
INSERT INTO child VALUES (1, 99);
CREATE TABLE parent (n INT PRIMARY KEY);
INSERT INTO parent VALUES (99);
SET foreign_key_checks = 1;
SET time_zone = '+05:00';
CREATE TABLE moment (at_utc TIMESTAMP NOT NULL, n INT NOT NULL);
INSERT INTO moment VALUES ('2030-01-01 00:00:00', 1);
UPDATE moment SET n = n + 1;
-- Another schema, and back.
USE ${side};
CREATE TABLE elsewhere (n INT PRIMARY KEY, hits INT NOT NULL);
INSERT INTO elsewhere VALUES (1, 1);
UPDATE elsewhere SET hits = hits + 1;
ALTER TABLE elsewhere ADD INDEX (hits);
USE ${main};
INSERT INTO ledger (entry) SELECT CONCAT('V4 hits ', hits) FROM ${side}.elsewhere;
