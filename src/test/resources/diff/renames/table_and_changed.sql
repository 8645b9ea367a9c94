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
