CREATE TABLE posts (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author text NOT NULL,
    words text
);
CREATE INDEX posts_words ON posts USING GIN (string_to_array(words, ' '));
CREATE INDEX posts_author ON posts USING gin (string_to_array(author, ' '));

-- rollback
DROP INDEX posts_author;
DROP TABLE posts;
