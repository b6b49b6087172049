// Version 6: what many facts share is kept once. Until then every mention had its quote, its rule and its
// values to itself, and documents and entities had hashes for keys, which put every new row somewhere between
// the others.
#include "schema.h"
#include "schema_6.h"

#include <string>

namespace dossier::store {
namespace {

constexpr char tables[] = R"sql(
-- Words that many rows share: origins, patterns, rules of deals.
CREATE TABLE names (
    name INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

-- Documents but for their texts: one row a text, whatever the number of places it was read from. The view documents
-- has them whole.
CREATE TABLE document_heads (
    document   INTEGER PRIMARY KEY,       -- in the order of arrival; means nothing outside of this file
    key        INTEGER NOT NULL UNIQUE,   -- the first 63 bits of hash
    hash       BLOB NOT NULL CHECK (length(hash) = 32),  -- SHA-256 of text, as UTF-8
    id         TEXT NOT NULL,             -- path or record id, of the first source by the order of document_sources
    lang       TEXT,                      -- BCP 47
    published  TEXT,                      -- YYYY-MM-DD
    title      TEXT,
    author     TEXT,
    url        TEXT,                      -- canonical address
    origin     INTEGER REFERENCES names,  -- where the bytes came from; NULL: it is the id
    patterns   INTEGER REFERENCES names,  -- the pattern library that read it
    characters INTEGER NOT NULL,
    bytes      INTEGER NOT NULL,          -- of text
    replaced   INTEGER NOT NULL,          -- sequences that made no sense and became U+FFFD
    statements INTEGER NOT NULL,          -- how many
    deals      INTEGER NOT NULL
) STRICT;
CREATE INDEX document_heads_by_id ON document_heads (id);
CREATE INDEX document_heads_by_origin ON document_heads (origin) WHERE origin IS NOT NULL;

CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES document_heads ON DELETE CASCADE,
    text     TEXT NOT NULL
) STRICT;

-- The places a document was read from but for the first, which is with the document ('' is unknown).
CREATE TABLE other_sources (
    document  INTEGER NOT NULL REFERENCES document_heads ON DELETE CASCADE,
    published TEXT NOT NULL,
    lang      TEXT NOT NULL,
    id        TEXT NOT NULL,
    origin    TEXT NOT NULL,
    title     TEXT NOT NULL,
    PRIMARY KEY (document, published, lang, id, origin, title)
) STRICT, WITHOUT ROWID;
CREATE INDEX other_sources_by_id ON other_sources (id);
CREATE INDEX other_sources_by_origin ON other_sources (origin);

-- The patterns that fire, and how sure they are.
CREATE TABLE rules (
    rule       INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    confidence REAL NOT NULL,             -- 0 to 1
    UNIQUE (name, confidence)
) STRICT;

-- What is read of figures and dates: many facts share one, which is kept once. key is a hash of its content, length
-- the code points of quote. Values are exact decimals as text; the columns in _real are their nearest doubles, for
-- sorting and comparing. Unknown is NULL.
CREATE TABLE money_readings (
    reading          INTEGER PRIMARY KEY,
    key              INTEGER NOT NULL UNIQUE,
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

CREATE TABLE percent_readings (
    reading     INTEGER PRIMARY KEY,
    key         INTEGER NOT NULL UNIQUE,
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

CREATE TABLE quantity_readings (
    reading     INTEGER PRIMARY KEY,
    key         INTEGER NOT NULL UNIQUE,
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

CREATE TABLE date_readings (
    reading    INTEGER PRIMARY KEY,
    key        INTEGER NOT NULL UNIQUE,
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

-- Entities: the same type and the same name (compared by Unicode case folding) are one, in all documents, unless
-- corrections say otherwise. name, subtype and iso are those that most mentions give.
CREATE TABLE entities (
    entity    INTEGER PRIMARY KEY,        -- means nothing outside of this file
    type      TEXT NOT NULL,
    name      TEXT NOT NULL,
    folded    TEXT NOT NULL,
    subtype   TEXT,
    iso       TEXT,                       -- ISO 3166-1 alpha-2 of a country or its government
    mentions  INTEGER NOT NULL,           -- how many
    documents INTEGER NOT NULL,           -- that name it
    UNIQUE (folded, type)
) STRICT;

-- What is read of an entity's mentions. Each keeps what its own document says, so that joining can be undone.
CREATE TABLE mention_readings (
    reading   INTEGER PRIMARY KEY,
    key       INTEGER NOT NULL UNIQUE,
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
CREATE INDEX mention_readings_by_entity ON mention_readings (entity);
CREATE INDEX mention_readings_by_folded ON mention_readings (folded) WHERE folded IS NOT NULL;
CREATE INDEX mention_readings_by_iso ON mention_readings (iso) WHERE iso IS NOT NULL;

-- Which documents name which entity.
CREATE TABLE entity_documents (
    entity   INTEGER NOT NULL REFERENCES entities,
    document INTEGER NOT NULL REFERENCES document_heads,
    PRIMARY KEY (entity, document)
) STRICT, WITHOUT ROWID;

-- Facts: where in which document stands which reading; n counts all facts of a document in the order of the text.
-- Spans are code points: substr(text, start + 1, length).
CREATE TABLE entity_facts (
    document INTEGER NOT NULL REFERENCES document_heads ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    reading  INTEGER NOT NULL REFERENCES mention_readings,
    PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE money_facts (
    document INTEGER NOT NULL REFERENCES document_heads ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    reading  INTEGER NOT NULL REFERENCES money_readings,
    PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE percent_facts (
    document INTEGER NOT NULL REFERENCES document_heads ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    reading  INTEGER NOT NULL REFERENCES percent_readings,
    PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE quantity_facts (
    document INTEGER NOT NULL REFERENCES document_heads ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    reading  INTEGER NOT NULL REFERENCES quantity_readings,
    PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE date_facts (
    document INTEGER NOT NULL REFERENCES document_heads ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    reading  INTEGER NOT NULL REFERENCES date_readings,
    PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE deal_facts (
    document      INTEGER NOT NULL REFERENCES document_heads ON DELETE CASCADE,
    n             INTEGER NOT NULL,
    start         INTEGER NOT NULL,
    end           INTEGER NOT NULL CHECK (end >= start),
    quote         TEXT NOT NULL,
    rule          INTEGER NOT NULL REFERENCES rules,
    type          TEXT NOT NULL,          -- contract, acquisition, loan, grant, investment, agreement
    status        TEXT NOT NULL,          -- proposed, agreed, completed, rejected, cancelled
    amount        TEXT,
    amount_real   REAL,
    currency      TEXT,
    date          TEXT,                   -- TIMEX3 / ISO 8601
    first_day     TEXT,
    last_day      TEXT,
    subject       TEXT,
    hedged        INTEGER NOT NULL,       -- 1: only rumoured, considered, claimed
    attributed_to TEXT,                   -- by whom
    PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE deal_parties (
    document INTEGER NOT NULL,
    n        INTEGER NOT NULL,
    position INTEGER NOT NULL,
    role     TEXT NOT NULL,               -- contractor, client, buyer, seller, target, lender, …
    name     TEXT NOT NULL,
    folded   TEXT NOT NULL,
    iso      TEXT,
    entity   INTEGER REFERENCES entities, -- where the document mentions it as an entity
    PRIMARY KEY (document, n, position),
    FOREIGN KEY (document, n) REFERENCES deal_facts ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Every pattern that had a part in a deal; the view deal_rules has their names.
CREATE TABLE deal_rule_names (
    document INTEGER NOT NULL,
    n        INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name     INTEGER NOT NULL REFERENCES names,
    PRIMARY KEY (document, n, position),
    FOREIGN KEY (document, n) REFERENCES deal_facts ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What was met in a document and could not be read in full.
CREATE TABLE notices (
    document INTEGER NOT NULL REFERENCES document_heads ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    what     TEXT NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace

const char* version_6() {
    static const std::string sql = std::string(version_6_away) + tables + version_6_content + version_6_views;
    return sql.c_str();
}

}  // namespace dossier::store
