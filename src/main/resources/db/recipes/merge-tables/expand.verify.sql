-- Every row of ${second} has its row in ${table}.
--
-- Looks up every row by the key of ${table}.
SELECT moved.${second_key}
FROM ${second} moved
LEFT JOIN ${table} target ON target.${key} = moved.${second_key}
WHERE target.${key} IS NULL;
