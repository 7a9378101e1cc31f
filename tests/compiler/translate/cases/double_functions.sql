-- case: doubles rounded
SELECT id, round(rate) AS a, trunc(rate) AS b, ceil(rate) AS c, ceiling(rate) AS d, floor(rate) AS e, sign(rate) AS f, round(qty) AS g, ceil(many) AS h, floor(small) AS i, sign(qty) AS j, round(2.5::double precision) AS k, round(-0.3::double precision) AS l, trunc(qty) AS m FROM prices ORDER BY id;

-- case: extreme doubles rounded
SELECT id, round(ratio) AS a, trunc(ratio) AS b, ceil(ratio) AS c, floor(ratio) AS d, sign(ratio) AS e, abs(ratio) AS f, sqrt(abs(ratio)) AS g FROM things ORDER BY id;

-- case: roots
SELECT id, sqrt(abs(rate)) AS a, sqrt(abs(qty % 1000)) AS b, sqrt(2) AS c FROM prices ORDER BY id;

-- case: the root of a negative double
-- error: DataError
SELECT sqrt(rate) AS a FROM prices;
