// Version 7: readings are found by what they say, and which documents name an entity is kept by stretches of
// documents. Until then each reading had a hash of it, and an index of that beside it, which took as much
// room as the content and meant nothing to a reader; and new documents wrote to every place of the table of
// entities and documents, the more the longer it was.
#include "schema_6.h"
#include "schema_7.h"

#include <string>

namespace dossier::store {
namespace {

// No view may name a table that is renamed.
constexpr char without_views[] = R"sql(
DROP VIEW documents;
DROP VIEW document_sources;
DROP VIEW statements;
DROP VIEW money;
DROP VIEW percents;
DROP VIEW quantities;
DROP VIEW dates;
DROP VIEW mentions;
DROP VIEW aliases;
DROP VIEW entity_readings;
DROP VIEW deals;
DROP VIEW deal_rules;
DROP VIEW deal_list;
DROP VIEW money_list;
DROP VIEW entity_list;
DROP VIEW deal_totals;
)sql";

constexpr char readings[] = R"sql(
-- What is read of figures and dates: many facts share one, which is kept once. length are the code points of quote.
-- Values are exact decimals as text; the columns in _real are their nearest doubles, for sorting and comparing.
-- Unknown is NULL.
CREATE TABLE new_readings (
    reading          INTEGER PRIMARY KEY,
    rule             INTEGER NOT NULL REFERENCES rules,
    quote            TEXT NOT NULL,
    length           INTEGER NOT NULL,
    amount           TEXT,                -- whole units; NULL for "millions of dollars"
    amount_real      REAL,
    currency         TEXT,                -- ISO 4217
    currency_assumed INTEGER NOT NULL,    -- 1: "$" read as USD for want of better
    low              TEXT,                -- bounds: "over 2,000" has low, "up to $5m" has high
    high             TEXT,
    approximate      INTEGER NOT NULL,
    per              TEXT,                -- "barrel", "share" for a unit price
    belongs_to       TEXT                 -- what it is the figure of, where the text tells several in a row
) STRICT;
INSERT INTO new_readings
SELECT reading, rule, quote, length, amount, amount_real, currency, currency_assumed, low, high, approximate,
       per, belongs_to
FROM money_readings ORDER BY reading;
DROP TABLE money_readings;
ALTER TABLE new_readings RENAME TO money_readings;
CREATE INDEX money_readings_by_content ON money_readings (quote);

CREATE TABLE new_readings (
    reading     INTEGER PRIMARY KEY,
    rule        INTEGER NOT NULL REFERENCES rules,
    quote       TEXT NOT NULL,
    length      INTEGER NOT NULL,
    value       TEXT,
    value_real  REAL,
    unit        TEXT,                     -- percent, percentage point, basis point
    low         TEXT,
    high        TEXT,
    approximate INTEGER NOT NULL,
    belongs_to  TEXT
) STRICT;
INSERT INTO new_readings
SELECT reading, rule, quote, length, value, value_real, unit, low, high, approximate, belongs_to
FROM percent_readings ORDER BY reading;
DROP TABLE percent_readings;
ALTER TABLE new_readings RENAME TO percent_readings;
CREATE INDEX percent_readings_by_content ON percent_readings (quote);

CREATE TABLE new_readings (
    reading     INTEGER PRIMARY KEY,
    rule        INTEGER NOT NULL REFERENCES rules,
    quote       TEXT NOT NULL,
    length      INTEGER NOT NULL,
    value       TEXT,
    value_real  REAL,
    unit        TEXT,                     -- what is counted, or the measure
    si_factor   TEXT,                     -- value * si_factor is in si_unit
    si_unit     TEXT,
    low         TEXT,
    high        TEXT,
    approximate INTEGER NOT NULL,
    belongs_to  TEXT
) STRICT;
INSERT INTO new_readings
SELECT reading, rule, quote, length, value, value_real, unit, si_factor, si_unit, low, high, approximate,
       belongs_to
FROM quantity_readings ORDER BY reading;
DROP TABLE quantity_readings;
ALTER TABLE new_readings RENAME TO quantity_readings;
CREATE INDEX quantity_readings_by_content ON quantity_readings (quote);

CREATE TABLE new_readings (
    reading    INTEGER PRIMARY KEY,
    rule       INTEGER NOT NULL REFERENCES rules,
    quote      TEXT NOT NULL,
    length     INTEGER NOT NULL,
    value      TEXT,                      -- TIMEX3 / ISO 8601
    modifier   TEXT,                      -- TIMEX3 mod
    invalid    INTEGER NOT NULL,          -- 1: no such day
    first_day  TEXT,                      -- the days that value covers, where it has a place in the calendar
    last_day   TEXT,
    belongs_to TEXT
) STRICT;
INSERT INTO new_readings
SELECT reading, rule, quote, length, value, modifier, invalid, first_day, last_day, belongs_to
FROM date_readings ORDER BY reading;
DROP TABLE date_readings;
ALTER TABLE new_readings RENAME TO date_readings;
CREATE INDEX date_readings_by_content ON date_readings (quote, value);

-- What is read of an entity's mentions. Each keeps what its own document says, so that joining can be undone.
CREATE TABLE new_readings (
    reading   INTEGER PRIMARY KEY,
    rule      INTEGER NOT NULL REFERENCES rules,
    quote     TEXT,                       -- NULL: as name
    length    INTEGER NOT NULL,
    entity    INTEGER NOT NULL REFERENCES entities,
    name      TEXT NOT NULL,              -- the quote on one line
    folded    TEXT,                       -- of name; NULL: that of the entity
    canonical TEXT,                       -- the fullest name in its document; NULL: name
    shown     TEXT,                       -- what corrections make of canonical; NULL: canonical
    subtype   TEXT,
    iso       TEXT,
    mentions  INTEGER NOT NULL            -- how many
) STRICT;
INSERT INTO new_readings
SELECT reading, rule, quote, length, entity, name, folded, canonical, shown, subtype, iso, mentions
FROM mention_readings ORDER BY reading;
DROP TABLE mention_readings;
ALTER TABLE new_readings RENAME TO mention_readings;
CREATE INDEX mention_readings_by_entity ON mention_readings (entity, rule);
CREATE INDEX mention_readings_by_folded ON mention_readings (folded) WHERE folded IS NOT NULL;
CREATE INDEX mention_readings_by_iso ON mention_readings (iso) WHERE iso IS NOT NULL;

)sql";

constexpr char named_entities[] = R"sql(
-- Which documents name which entity, for each stretch of 16384 documents by themselves: new ones are then written to
-- one place. The view entity_documents has them together.
CREATE TABLE named_entities (
    stretch  INTEGER NOT NULL,            -- document / 16384
    entity   INTEGER NOT NULL REFERENCES entities,
    document INTEGER NOT NULL REFERENCES document_heads,
    PRIMARY KEY (stretch, entity, document)
) STRICT, WITHOUT ROWID;
INSERT INTO named_entities SELECT document / 16384, entity, document FROM entity_documents ORDER BY 1, 2, 3;
DROP TABLE entity_documents;

-- The stretches of documents there are.
CREATE VIEW document_stretches AS
WITH RECURSIVE counted (stretch) AS (
    SELECT 0 UNION ALL
    SELECT stretch + 1 FROM counted WHERE stretch < (SELECT max(document) / 16384 FROM document_heads)
) SELECT stretch FROM counted;

-- Which documents name which entity.
CREATE VIEW entity_documents AS
SELECT n.entity, n.document FROM document_stretches s CROSS JOIN named_entities n ON n.stretch = s.stretch;
)sql";

}  // namespace

const char* version_7() {
    static const std::string sql = std::string(without_views) + readings + named_entities + version_6_views;
    return sql.c_str();
}

}  // namespace dossier::store
