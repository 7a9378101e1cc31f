-- case: percentiles
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY score) AS a,
       percentile_cont(0.37) WITHIN GROUP (ORDER BY amount DESC) AS b,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY code) AS c,
       percentile_disc(0) WITHIN GROUP (ORDER BY at) AS d,
       percentile_disc(1) WITHIN GROUP (ORDER BY day DESC) AS e,
       percentile_cont(1.0) WITHIN GROUP (ORDER BY big) AS f
  FROM things;

-- case: percentiles of groups
SELECT done,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY score) AS a,
       percentile_disc(0.25) WITHIN GROUP (ORDER BY note) AS b,
       percentile_disc(0.75) WITHIN GROUP (ORDER BY flag) AS c,
       percentile_cont(0.1) WITHIN GROUP (ORDER BY small) FILTER (WHERE id > 5) AS d
  FROM things
 GROUP BY done
 ORDER BY done;

-- case: percentiles by every place
-- parameters: {"p": 0.0}, {"p": 0.1}, {"p": 0.3333333333333333}, {"p": 0.7}, {"p": 0.99}, {"p": 1.0}, {"p": null}
SELECT percentile_cont(:p::double precision) WITHIN GROUP (ORDER BY score) AS a,
       percentile_cont(:p::double precision) WITHIN GROUP (ORDER BY id::double precision) AS b,
       percentile_disc(:p::double precision) WITHIN GROUP (ORDER BY code DESC) AS c
  FROM things;

-- case: a percentile beyond 1
-- error: DataError
-- parameters: {"p": 1.5}, {"p": -0.1}
SELECT percentile_cont(:p::double precision) WITHIN GROUP (ORDER BY score) AS a FROM things WHERE id < 0;

-- case: percentiles of nothing
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY score) AS a, mode() WITHIN GROUP (ORDER BY code) AS b FROM things WHERE id < 0;

-- case: the most frequent value
SELECT mode() WITHIN GROUP (ORDER BY amount) AS a,
       mode() WITHIN GROUP (ORDER BY amount DESC) AS b,
       mode() WITHIN GROUP (ORDER BY note) AS c,
       mode() WITHIN GROUP (ORDER BY at) FILTER (WHERE done) AS d,
       mode() WITHIN GROUP (ORDER BY flag) AS e
  FROM things;

-- case: the most frequent value of each
SELECT flag, mode() WITHIN GROUP (ORDER BY score) AS a, count(*) AS many FROM things GROUP BY flag HAVING percentile_disc(0.5) WITHIN GROUP (ORDER BY id) > 3 ORDER BY flag;

-- case: percentiles of decimals, times and enums
SELECT percentile_cont(0.3) WITHIN GROUP (ORDER BY price) AS a,
       percentile_cont(0.75) WITHIN GROUP (ORDER BY fee DESC) AS b,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY huge) AS c,
       mode() WITHIN GROUP (ORDER BY price) AS d,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY any_scale) AS e,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY id) AS f
  FROM prices;

-- case: percentiles of times
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY local) AS a,
       percentile_disc(0.25) WITHIN GROUP (ORDER BY clock) AS b,
       mode() WITHIN GROUP (ORDER BY until DESC) AS c,
       percentile_disc(0.9) WITHIN GROUP (ORDER BY day) AS d
  FROM moments;

-- case: percentiles of enums
SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY now) AS a,
       percentile_disc(0.3) WITHIN GROUP (ORDER BY was DESC) AS b,
       mode() WITHIN GROUP (ORDER BY was) AS c,
       mode() WITHIN GROUP (ORDER BY now DESC) AS d
  FROM moods;
