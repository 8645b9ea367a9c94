-- script V1__users.sql
CREATE TABLE users (
    id    BIGINT       NOT NULL AUTO_INCREMENT,
    email VARCHAR(100) NOT NULL,
    PRIMARY KEY (id),
    INDEX idx_user_email (email)
);

-- script V2__change.sql
DROP INDEX idx_user_email ON users; -- found
