CREATE TABLE users (
    id INT NOT NULL AUTO_INCREMENT, -- found
    PRIMARY KEY (id)
);
