-- from
CREATE TABLE employee (
    id INT PRIMARY KEY,
    boss_id INT,
    CONSTRAINT fk_boss FOREIGN KEY (boss_id) REFERENCES employee (id)
);
CREATE TABLE other (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE other (
    id INT PRIMARY KEY
);
