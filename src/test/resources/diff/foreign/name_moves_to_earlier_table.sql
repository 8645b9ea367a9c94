-- from
CREATE TABLE a (
    id INT PRIMARY KEY,
    x INT
);
CREATE TABLE b (
    x INT,
    CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id)
);
-- to
CREATE TABLE a (
    id INT PRIMARY KEY,
    x INT,
    CONSTRAINT fk_x FOREIGN KEY (x) REFERENCES a (id)
);
CREATE TABLE b (
    x INT
);
