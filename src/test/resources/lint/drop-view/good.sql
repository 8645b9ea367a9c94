-- script V1__views.sql
CREATE VIEW active_users AS SELECT id FROM users;

-- script V2__change.sql
CREATE OR REPLACE VIEW active_users AS SELECT id, email FROM users;
