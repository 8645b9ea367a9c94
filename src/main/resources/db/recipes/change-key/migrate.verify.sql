-- Every row of ${table} is in ${table}_new, which has no other rows.
--
-- Reads the keys of both tables.
SELECT one.${key}
FROM ${table} one
LEFT JOIN ${table}_new other ON other.${key} = one.${key}
WHERE other.${key} IS NULL
UNION ALL
SELECT one.${key}
FROM ${table}_new one
LEFT JOIN ${table} other ON other.${key} = one.${key}
WHERE other.${key} IS NULL;

-- The rows of ${table} have the same values in ${table}_new.
--
-- Reads and sorts all rows of both tables; text is compared by its collation.
SELECT ${key}
FROM (SELECT * FROM ${table} UNION SELECT * FROM ${table}_new) every_value
GROUP BY ${key}
HAVING COUNT(*) > 1;
