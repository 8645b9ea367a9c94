-- from
CREATE TABLE a (
    id INT PRIMARY KEY
);
CREATE TABLE b (
    id INT PRIMARY KEY
);
CREATE TABLE child (
    x INT,
    CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id)
);
-- to
CREATE TABLE a (
    id INT PRIMARY KEY
);
CREATE TABLE b (
    id INT PRIMARY KEY
);
CREATE TABLE child (
    x INT,
    CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES b (id)
);
-- rows
INSERT INTO a VALUES (1);
INSERT INTO b VALUES (1);
INSERT INTO child VALUES (1);
-- words
Detected definition change from FOREIGN KEY (x) REFERENCES a (id) to FOREIGN KEY (x) REFERENCES b (id) on 'child.fk_x'
-- up
ALTER TABLE child
    DROP FOREIGN KEY fk_x;

ALTER TABLE child
    ADD CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES b (id);
-- down
ALTER TABLE child
    DROP FOREIGN KEY fk_x;

ALTER TABLE child
    ADD CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id);
