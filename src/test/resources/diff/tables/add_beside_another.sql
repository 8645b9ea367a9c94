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
-- words
Detected added table 't'
Detected added index 't.ix_a'
-- up
CREATE TABLE t (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    a  VARCHAR(10)     NOT NULL COMMENT 'it''s new',
    PRIMARY KEY (id),
    INDEX ix_a (a)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci COMMENT = 'Second; table';
-- down
-- Drops t and its rows.
DROP TABLE t;
