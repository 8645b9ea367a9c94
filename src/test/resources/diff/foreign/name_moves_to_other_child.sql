-- from
CREATE TABLE a (
    id INT PRIMARY KEY
);
CREATE TABLE b (
    x INT,
    CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id)
);
CREATE TABLE c (
    x INT
);
-- to
CREATE TABLE a (
    id INT PRIMARY KEY
);
CREATE TABLE b (
    x INT
);
CREATE TABLE c (
    x INT,
    CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id)
);
-- rows
INSERT INTO a VALUES (1);
INSERT INTO b VALUES (1);
INSERT INTO c VALUES (1);
-- words
Detected removed index 'b.fk_x'
Detected removed foreign key 'b.fk_x'
Detected added index 'c.fk_x'
Detected added foreign key 'c.fk_x'
-- up
ALTER TABLE b
    DROP FOREIGN KEY fk_x;

ALTER TABLE b
    DROP INDEX fk_x;

ALTER TABLE c
    ADD INDEX fk_x (x),
    ADD CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id);
-- down
ALTER TABLE c
    DROP FOREIGN KEY fk_x;

ALTER TABLE b
    ADD INDEX fk_x (x),
    ADD CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id);

ALTER TABLE c
    DROP INDEX fk_x;
