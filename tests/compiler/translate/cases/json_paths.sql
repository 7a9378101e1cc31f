-- case: filters of comparisons
SELECT jsonb_path_query_array(v, '$[*] ? (@ == 1)') AS a, jsonb_path_query_array(v, '$[*] ? (@ != 1)') AS b, jsonb_path_query_array(v, '$[*] ? (@ == null)') AS c,
       jsonb_path_query_array(v, '$[*] ? (@ <> null)') AS d, jsonb_path_query_array(v, '$[*] ? (@ > "a")') AS e, jsonb_path_query_array(v, '$[*] ? (@ < true)') AS f,
       jsonb_path_query_array(v, '$[*] ? (@ >= -1.0)') AS g, jsonb_path_query_array(v, '$ ? (1 == @)') AS h, jsonb_path_query_array(v, '$[*] ? (@ <= $[0])') AS i,
       jsonb_path_query_array(v, '$[*] ? (@ starts with "a")') AS j, jsonb_path_query_array(v, 'lax $[*] ? (@ >= null)') AS k
  FROM jsonb_array_elements('[[1, 1.0, 1.00, "1", null, true, false, [1, 2], {"a": 1}, [], [[1]], [null]], [2, "a", "B", "á", "ab", "abc", "😀", "학", -1, -1.5, 1e30, 12345678901234567890], [], {"a": 1}, 1, null, "a"]') AS e (v);

-- case: filters with connections
SELECT jsonb_path_query_array(v, '$[*] ? (@.a > 1 && @.a < 3)') AS a, jsonb_path_query_array(v, '$[*] ? (@.a == 1 || @.b == 2)') AS b, jsonb_path_query_array(v, '$[*] ? (exists(@.a))') AS c,
       jsonb_path_query_array(v, '$[*] ? (!(@.a == 1))') AS d, jsonb_path_query_array(v, '$[*] ? ((@.a > 1) is unknown)') AS e, jsonb_path_query_array(v, '$[*] ? (@.a == 1 || @.a == 2 && @.b == 2).a') AS f,
       jsonb_path_query_array(v, '$[*] ? (exists(@.a ? (@ > 1)) && !(exists (@.b)))') AS g, jsonb_path_query_array(v, '$[*].a ? (@ > 1) ? (@ < 5)') AS h, jsonb_path_query_array(v, '$[*] ? (@.a == @.b)') AS i,
       jsonb_path_query_array(v, '$[*] ? (!(@.a > 1 && @.b > 1) || (@.b == "x"))') AS j
  FROM jsonb_array_elements('[[{"a": 1}, {"a": 2, "b": 2}, {"b": 2}, {"a": [1, 2]}, {"a": "x", "b": "x"}, {"a": null}, {"a": {}, "b": 1}, {"a": ["x", 3], "b": [3, 4]}, 7, "a", [{"a": 1}]]]') AS e (v);

-- case: conditions
SELECT id, doc @@ '$.a == 1' AS a, doc @@ '$.a > 0 || $.name == ""' AS b, doc @@ 'exists($.deep)' AS c, doc @@ '$[*] == "x"' AS d, doc @@ '$.deep.list[*] > 0' AS e, jsonb_path_match(doc, '!($.ok == true)') AS f,
       doc @@ '$.name starts with "학"' AS g, doc @@ '($.a == "x") is unknown' AS h, data @@ '$.a != null' AS i
  FROM things ORDER BY id;

-- case: conditions in WHERE
SELECT id FROM things WHERE doc @? '$.deep.list[*] ? (@ == "two")' OR data @@ '$.a < 2' OR jsonb_path_exists(doc, '$.* ? (@ == -7)') OR doc @? '$."name" ? (@ == "학교")' ORDER BY id;

-- case: what a filter finds
SELECT t.id, jsonb_path_query_first(t.doc, '$.deep.list[*] ? (@ > 0)') AS a, p AS b FROM things AS t, jsonb_path_query(t.doc, '$[*] ? (@ != null)') AS p ORDER BY t.id, p;

-- case: JSON in lines
SELECT jsonb_pretty(v) AS a FROM jsonb_array_elements('[{"b": [1, {"c": []}], "a": {}, "학": "x\n\"", "n": null, "m": 1.50}, [], "a", [[1], 2], {}, null, true, [{}, {"x": {"y": [[], [null]]}}]]') AS e (v);

-- case: documents in lines
SELECT id, jsonb_pretty(doc) AS a, jsonb_pretty(data) AS b FROM things ORDER BY id;
