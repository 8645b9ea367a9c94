-- Accounts, cards and vendors. Each query returns what is wrong; none may return a row.
-- Times are of 400 000 accounts on two busy cores with a buffer pool of 128 MiB; where none is said it is less than a second.

-- Every payment token belongs to an account.
--
-- An index of payment_methods is read, and every account looked up: 5 s.
SELECT m.id, m.user_id
FROM payment_methods m
LEFT JOIN users u ON u.id = m.user_id
WHERE u.id IS NULL;

-- A closed account has no active card.
--
-- All accounts are read: 5 s.
SELECT u.id AS user_id, m.id AS payment_method_id
FROM users u
JOIN payment_methods m ON m.user_id = u.id
WHERE u.status = 'CLOSED' AND m.status = 'ACTIVE';

-- No e-mail address was verified before its account was made, or in the future.
--
-- All accounts are read.
SELECT id, created_at, email_verified_at AS verified_at
FROM users
WHERE email_verified_at < created_at - INTERVAL 1 DAY OR email_verified_at > UTC_TIMESTAMP(6) + INTERVAL 1 DAY;
