-- from
CREATE TABLE a (
    id INT PRIMARY KEY,
    other INT
);
CREATE TABLE b (
    id INT PRIMARY KEY,
    other INT,
    CONSTRAINT fk_b FOREIGN KEY (other) REFERENCES a (id)
);
-- to
CREATE TABLE b (
    id INT PRIMARY KEY,
    other INT
);
CREATE TABLE a (
    id INT PRIMARY KEY,
    other INT,
    CONSTRAINT fk_a FOREIGN KEY (other) REFERENCES b (id)
);
-- rows
INSERT INTO a VALUES (1, 1), (2, NULL);
INSERT INTO b VALUES (1, 1);
