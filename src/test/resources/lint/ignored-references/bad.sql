-- script V1__users.sql
CREATE TABLE users (id BIGINT NOT NULL AUTO_INCREMENT, email VARCHAR(100) NOT NULL, PRIMARY KEY (id));

-- script V2__change.sql
CREATE TABLE orders (
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id BIGINT NOT NULL REFERENCES users (id), -- found
    PRIMARY KEY (id)
);
