-- from
CREATE TABLE other (
    id INT PRIMARY KEY
);
-- to
CREATE TABLE other (
    id INT PRIMARY KEY
);
CREATE TABLE t (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    a VARCHAR(10) NOT NULL COMMENT 'it''s new',
    KEY ix_a (a)
) COMMENT 'Second; table';
-- rows
INSERT INTO other VALUES (1);
