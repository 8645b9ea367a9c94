-- from
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DECIMAL(10,2) NOT NULL DEFAULT 1.50
);
-- to
CREATE TABLE t (
    id INT PRIMARY KEY,
    a DECIMAL(10,3) NOT NULL DEFAULT 1.500
);
-- rows
INSERT INTO t VALUES (1, 1.25);
-- words
Detected type change from DECIMAL(10,2) to DECIMAL(10,3) on 't.a'
Detected server default change from '1.50' to '1.500' on 't.a'
-- up
-- t.a changes from DECIMAL(10,2) to DECIMAL(10,3): rows with values out of its range make this fail.
ALTER TABLE t
    MODIFY COLUMN a DECIMAL(10,3) NOT NULL DEFAULT '1.500';
-- down
-- t.a changes from DECIMAL(10,3) to DECIMAL(10,2): digits after the decimal point are rounded away.
ALTER TABLE t
    MODIFY COLUMN a DECIMAL(10,2) NOT NULL DEFAULT '1.50';
