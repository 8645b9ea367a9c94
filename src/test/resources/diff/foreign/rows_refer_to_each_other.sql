-- from
CREATE TABLE employee (
    id INT PRIMARY KEY,
    boss_id INT
);
-- to
CREATE TABLE employee (
    id INT PRIMARY KEY,
    boss_id INT,
    CONSTRAINT fk_boss FOREIGN KEY (boss_id) REFERENCES employee (id) ON DELETE SET NULL
);
-- rows
INSERT INTO employee VALUES (1, NULL), (2, 1);
