-- from
CREATE TABLE a (
    id INT PRIMARY KEY,
    b_id INT
);
CREATE TABLE b (
    id INT PRIMARY KEY,
    name VARCHAR(10)
);
CREATE VIEW v AS SELECT a.id, b.name FROM a JOIN b ON b.id = a.b_id;
-- to
CREATE TABLE a (
    id INT PRIMARY KEY,
    b_id INT
);
CREATE TABLE b (
    id INT PRIMARY KEY,
    name VARCHAR(10)
);
CREATE VIEW v AS SELECT a.id, b.name FROM a LEFT JOIN b ON b.id = a.b_id WHERE EXISTS (SELECT 1 FROM b AS x WHERE x.name = b.name);
