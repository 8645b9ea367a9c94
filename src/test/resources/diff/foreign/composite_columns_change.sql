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
