-- script V1__users.sql
CREATE TABLE users (id BIGINT NOT NULL AUTO_INCREMENT, email VARCHAR(100) NOT NULL, PRIMARY KEY (id), INDEX idx_user_email (email));

-- script V2__change.sql
CREATE TABLE orders (
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id BIGINT NOT NULL,
    PRIMARY KEY (id),
    INDEX idx_order_user (user_id),
    CONSTRAINT fk_order_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT
);
