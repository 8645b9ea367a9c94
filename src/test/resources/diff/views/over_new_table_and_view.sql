-- from
-- to
CREATE TABLE z (
    id INT PRIMARY KEY
);
CREATE VIEW a AS SELECT id FROM z;
