-- from
CREATE TABLE users (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email VARCHAR(100) NOT NULL,
    full_name VARCHAR(100),
    UNIQUE KEY ux_users_email (email)
) COMMENT 'People';
-- to
CREATE TABLE users (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email VARCHAR(200) NOT NULL,
    full_name VARCHAR(100),
    display_name VARCHAR(50) AS (LEFT(full_name, 50)) VIRTUAL,
    UNIQUE KEY ux_users_email (email)
) COMMENT 'People';
CREATE TABLE user_preferences (
    user_id BIGINT NOT NULL,
    name VARCHAR(50) NOT NULL,
    value JSON,
    PRIMARY KEY (user_id, name),
    CONSTRAINT fk_user_preferences_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) COMMENT 'What each person chose';
CREATE VIEW preferences AS SELECT u.email, p.name, p.value FROM users u JOIN user_preferences p ON p.user_id = u.id;
DELIMITER $$
CREATE TRIGGER trg_preferences BEFORE INSERT ON user_preferences FOR EACH ROW
BEGIN
    SET NEW.name = LOWER(NEW.name);
END$$
DELIMITER ;
-- rows
INSERT INTO users (email, full_name) VALUES ('a@example.org', 'Ann'), ('b@example.org', NULL);
