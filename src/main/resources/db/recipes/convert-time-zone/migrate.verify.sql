-- Both columns of every row of ${table} mean the same moment.
--
-- Reads all rows. A match in one direction is enough: a local time may mean two moments, or none.
SELECT COUNT(*) AS different
FROM ${table}
WHERE NOT (${new_name} <=> CONVERT_TZ(${column}, ${zone}, '+00:00'))
    AND NOT (${column} <=> CONVERT_TZ(${new_name}, '+00:00', ${zone}))
HAVING different > 0;
