-- script V1__users.sql
CREATE TABLE users (id BIGINT NOT NULL PRIMARY KEY); -- found
