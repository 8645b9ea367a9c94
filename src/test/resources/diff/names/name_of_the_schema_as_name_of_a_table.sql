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
-- words
Detected type change from INT to BIGINT on 'mysql.mysql'
Detected added check 'mysql.mysql'
Detected added view 'sys'
-- up
ALTER TABLE mysql
    MODIFY COLUMN mysql BIGINT NOT NULL,
    ADD CONSTRAINT mysql CHECK (mysql > 0);

CREATE VIEW sys AS
select mysql.mysql AS mysql
from mysql;
-- down
DROP VIEW sys;

-- mysql.mysql changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE mysql
    DROP CHECK mysql,
    MODIFY COLUMN mysql INT NOT NULL;
