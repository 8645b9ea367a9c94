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
-- words
Detected added table 'user_preferences'
Detected type change from VARCHAR(100) to VARCHAR(200) on 'users.email'
Detected added column 'users.display_name'
Detected added view 'preferences'
Detected added trigger 'trg_preferences'
-- up
ALTER TABLE users
    MODIFY COLUMN email VARCHAR(200) NOT NULL,
    ADD COLUMN display_name VARCHAR(50) GENERATED ALWAYS AS (left(full_name, 50)) VIRTUAL;

CREATE TABLE user_preferences (
    user_id BIGINT      NOT NULL,
    name    VARCHAR(50) NOT NULL,
    value   JSON        NULL,
    PRIMARY KEY (user_id, name),
    CONSTRAINT fk_user_preferences_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci COMMENT = 'What each person chose';

CREATE VIEW preferences AS
select u.email AS email, p.name AS name, p.value AS value
from (users u join user_preferences p on((p.user_id = u.id)));

DELIMITER $$

CREATE TRIGGER trg_preferences BEFORE INSERT ON user_preferences FOR EACH ROW BEGIN
    SET NEW.name = LOWER(NEW.name);
END$$

DELIMITER ;
-- down
DROP VIEW preferences;

-- users.email changes from VARCHAR(200) to VARCHAR(100): rows with longer values make this fail.
ALTER TABLE users
    DROP COLUMN display_name,
    MODIFY COLUMN email VARCHAR(100) NOT NULL;

-- Drops user_preferences and its rows.
DROP TABLE user_preferences;
