-- from
CREATE TABLE parent (
    a INT,
    b INT,
    PRIMARY KEY (a, b)
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    a INT,
    b INT
);
-- to
CREATE TABLE parent (
    a INT,
    b INT,
    PRIMARY KEY (a, b)
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    CONSTRAINT fk_ab FOREIGN KEY (a, b) REFERENCES parent (a, b)
);
-- rows
INSERT INTO parent VALUES (1, 2);
INSERT INTO child VALUES (1, 1, 2), (2, NULL, 2);
-- words
Detected added index 'child.fk_ab'
Detected added foreign key 'child.fk_ab'
-- up
ALTER TABLE child
    ADD INDEX fk_ab (a, b),
    ADD CONSTRAINT fk_ab FOREIGN KEY (a, b) REFERENCES parent (a, b);
-- down
ALTER TABLE child
    DROP FOREIGN KEY fk_ab,
    DROP INDEX fk_ab;
