-- @ignore delete-without-where Every row of it is still in ${table}; the assertion of this revision checks it.
-- @batch
DELETE FROM ${archive};
