-- from
CREATE TABLE parent (
    a INT NOT NULL,
    b INT NOT NULL,
    PRIMARY KEY (a, b),
    KEY ix_ba (b, a)
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    CONSTRAINT fk_ab FOREIGN KEY (a, b) REFERENCES parent (a, b)
);
-- to
CREATE TABLE parent (
    a INT NOT NULL,
    b INT NOT NULL,
    PRIMARY KEY (a, b),
    KEY ix_ba (b, a)
);
CREATE TABLE child (
    id INT PRIMARY KEY,
    a INT,
    b INT,
    CONSTRAINT fk_ab FOREIGN KEY (b, a) REFERENCES parent (b, a)
);
-- rows
INSERT INTO parent VALUES (1, 2);
INSERT INTO child VALUES (1, 1, 2), (2, NULL, 2);
-- words
Detected definition change from INDEX (a, b) to INDEX (b, a) on 'child.fk_ab'
Detected definition change from FOREIGN KEY (a, b) REFERENCES parent (a, b) to FOREIGN KEY (b, a) REFERENCES parent (b, a) on 'child.fk_ab'
-- up
ALTER TABLE child
    DROP FOREIGN KEY fk_ab;

ALTER TABLE child
    DROP INDEX fk_ab,
    ADD INDEX fk_ab (b, a),
    ADD CONSTRAINT fk_ab FOREIGN KEY (b, a) REFERENCES parent (b, a);
-- down
ALTER TABLE child
    DROP FOREIGN KEY fk_ab;

ALTER TABLE child
    DROP INDEX fk_ab,
    ADD INDEX fk_ab (a, b),
    ADD CONSTRAINT fk_ab FOREIGN KEY (a, b) REFERENCES parent (a, b);
