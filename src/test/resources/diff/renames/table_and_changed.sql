-- from
CREATE TABLE old_name (
    id INT PRIMARY KEY,
    a INT
);
-- to
CREATE TABLE new_name (
    id INT PRIMARY KEY,
    a BIGINT,
    b INT DEFAULT 4,
    KEY ix_a (a)
) COMMENT 'new';
-- rows
INSERT INTO old_name VALUES (1, 10);
-- options
--rename old_name=new_name
-- words
Detected renamed table 'old_name' to 'new_name'
Detected type change from INT to BIGINT on 'new_name.a'
Detected added column 'new_name.b'
Detected added index 'new_name.ix_a'
Detected comment change from none to 'new' on 'new_name'
-- up
RENAME TABLE old_name TO new_name;

ALTER TABLE new_name
    MODIFY COLUMN a BIGINT NULL,
    ADD COLUMN b INT NULL DEFAULT '4',
    ADD INDEX ix_a (a),
    COMMENT = 'new';
-- down
RENAME TABLE new_name TO old_name;

-- Drops old_name.b and its values.
-- old_name.a changes from BIGINT to INT: rows with values out of its range make this fail.
ALTER TABLE old_name
    DROP INDEX ix_a,
    DROP COLUMN b,
    MODIFY COLUMN a INT NULL,
    COMMENT = '';
