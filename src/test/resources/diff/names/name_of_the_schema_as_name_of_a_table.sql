-- from
CREATE TABLE mysql (
    mysql INT PRIMARY KEY
);
-- to
CREATE TABLE mysql (
    mysql BIGINT PRIMARY KEY,
    CONSTRAINT mysql CHECK (mysql > 0)
);
CREATE VIEW sys AS SELECT mysql.mysql FROM mysql;
-- rows
INSERT INTO mysql VALUES (1);
