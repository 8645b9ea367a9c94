-- Every row of ${second} has its row in ${table}, with the same values.
--
-- Reads all rows of ${second}, and looks up each by the key of ${table}.
SELECT moved.${second_key}
FROM ${second} moved
LEFT JOIN ${table} target ON target.${key} = moved.${second_key}
WHERE target.${key} IS NULL OR NOT (${columns|CAST(target.? AS BINARY) <=> CAST(moved.? AS BINARY)| AND });

-- Every row of ${table} that has values has a row in ${second}.
--
-- Reads all rows of ${table}.
SELECT target.${key}
FROM ${table} target
LEFT JOIN ${second} moved ON moved.${second_key} = target.${key}
WHERE moved.${second_key} IS NULL AND NOT (${columns|target.? IS NULL| AND });
