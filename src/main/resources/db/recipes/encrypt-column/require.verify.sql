-- No row of ${table} has a plain value that is not encrypted too.
--
-- Reads all rows.
SELECT COUNT(*) AS without_value
FROM ${table}
WHERE ${new_name} IS NULL AND ${column} IS NOT NULL
HAVING without_value > 0;
