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
-- words
Detected changed definition of view 'v'
-- up
CREATE OR REPLACE VIEW v AS
select a.id AS id, b.name AS name
from (a left join b on((b.id = a.b_id)))
where exists(select 1 from b x where (x.name = b.name));
-- down
CREATE OR REPLACE VIEW v AS
select a.id AS id, b.name AS name
from (a join b on((b.id = a.b_id)));
