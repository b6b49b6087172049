#include "schema_6.h"

namespace dossier::store {

const char* const version_6_away = R"sql(
DROP TABLE IF EXISTS documents_fts;
DROP TABLE IF EXISTS documents_fts_reading;
DROP VIEW deal_list;
DROP VIEW money_list;
DROP VIEW entity_list;
DROP VIEW deal_totals;
ALTER TABLE documents RENAME TO documents_5;
ALTER TABLE document_sources RENAME TO document_sources_5;
ALTER TABLE statements RENAME TO statements_5;
ALTER TABLE money RENAME TO money_5;
ALTER TABLE percents RENAME TO percents_5;
ALTER TABLE quantities RENAME TO quantities_5;
ALTER TABLE dates RENAME TO dates_5;
ALTER TABLE entities RENAME TO entities_5;
ALTER TABLE mentions RENAME TO mentions_5;
ALTER TABLE aliases RENAME TO aliases_5;
ALTER TABLE entity_readings RENAME TO entity_readings_5;
ALTER TABLE deals RENAME TO deals_5;
ALTER TABLE deal_parties RENAME TO deal_parties_5;
ALTER TABLE deal_rules RENAME TO deal_rules_5;
ALTER TABLE notices RENAME TO notices_5;

)sql";

const char* const version_6_content = R"sql(
CREATE TABLE numbers_5 (document INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE) STRICT;
INSERT INTO numbers_5 (key) SELECT document FROM documents_5 ORDER BY document;

INSERT INTO names (text)
SELECT origin FROM documents_5 WHERE origin <> id UNION SELECT patterns FROM documents_5 WHERE patterns IS NOT NULL
UNION SELECT rule FROM deal_rules_5;
INSERT INTO document_heads
SELECT n.document, hash_key(d.sha256), bytes_of_hex(d.sha256), d.id, d.lang, d.published, d.title, d.author, d.url,
       (SELECT name FROM names WHERE text = d.origin AND d.origin <> d.id),
       (SELECT name FROM names WHERE text = d.patterns), d.characters, d.bytes, d.replaced,
       (SELECT count(*) FROM statements_5 s WHERE s.document = d.document),
       (SELECT count(*) FROM deals_5 x WHERE x.document = d.document)
FROM documents_5 d JOIN numbers_5 n ON n.key = d.document ORDER BY n.document;
INSERT INTO texts
SELECT n.document, d.text FROM documents_5 d JOIN numbers_5 n ON n.key = d.document ORDER BY n.document;
INSERT INTO other_sources
SELECT n.document, s.published, s.lang, s.id, s.origin, s.title
FROM document_sources_5 s JOIN numbers_5 n ON n.key = s.document JOIN documents_5 d USING (document)
WHERE (s.published, s.lang, s.id, s.origin, s.title) IS NOT
      (ifnull(d.published, ''), ifnull(d.lang, ''), d.id, d.origin, ifnull(d.title, ''));

INSERT INTO rules (name, confidence) SELECT DISTINCT rule, confidence FROM statements_5 ORDER BY 1, 2;
CREATE TABLE facts_5 (
    old INTEGER, n INTEGER, document INTEGER, start INTEGER, end INTEGER, quote TEXT, rule INTEGER, belongs_to TEXT,
    PRIMARY KEY (old, n)
) STRICT, WITHOUT ROWID;
INSERT INTO facts_5
SELECT s.document, s.n, d.document, s.start, s.end, s.quote, r.rule, s.belongs_to
FROM statements_5 s JOIN numbers_5 d ON d.key = s.document
JOIN rules r ON r.name = s.rule AND r.confidence = s.confidence;

INSERT INTO money_readings (key, rule, quote, length, amount, amount_real, currency, currency_assumed, low,
                           high, approximate, per, belongs_to)
SELECT DISTINCT content_key(f.rule, f.quote, x.amount, x.currency, x.currency_assumed, x.low, x.high,
                            x.approximate, x.per, f.belongs_to),
       f.rule, f.quote, f.end - f.start, x.amount, x.amount_real, x.currency, x.currency_assumed, x.low, x.high,
       x.approximate, x.per, f.belongs_to
FROM money_5 x JOIN facts_5 f ON f.old = x.document AND f.n = x.n ORDER BY 1;
INSERT INTO money_facts
SELECT f.document, f.n, f.start, v.reading
FROM money_5 x JOIN facts_5 f ON f.old = x.document AND f.n = x.n
JOIN money_readings v
ON v.key = content_key(f.rule, f.quote, x.amount, x.currency, x.currency_assumed, x.low,
                     x.high, x.approximate, x.per, f.belongs_to)
ORDER BY 1, 2;

INSERT INTO percent_readings (key, rule, quote, length, value, value_real, unit, low, high, approximate,
                             belongs_to)
SELECT DISTINCT content_key(f.rule, f.quote, x.value, x.unit, x.low, x.high, x.approximate, f.belongs_to),
       f.rule, f.quote, f.end - f.start, x.value, x.value_real, x.unit, x.low, x.high, x.approximate,
       f.belongs_to
FROM percents_5 x JOIN facts_5 f ON f.old = x.document AND f.n = x.n ORDER BY 1;
INSERT INTO percent_facts
SELECT f.document, f.n, f.start, v.reading
FROM percents_5 x JOIN facts_5 f ON f.old = x.document AND f.n = x.n
JOIN percent_readings v
ON v.key = content_key(f.rule, f.quote, x.value, x.unit, x.low, x.high, x.approximate,
                     f.belongs_to)
ORDER BY 1, 2;

INSERT INTO quantity_readings (key, rule, quote, length, value, value_real, unit, si_factor, si_unit, low, high,
                              approximate, belongs_to)
SELECT DISTINCT content_key(f.rule, f.quote, x.value, x.unit, x.si_factor, x.si_unit, x.low, x.high,
                            x.approximate, f.belongs_to),
       f.rule, f.quote, f.end - f.start, x.value, x.value_real, x.unit, x.si_factor, x.si_unit, x.low, x.high,
       x.approximate, f.belongs_to
FROM quantities_5 x JOIN facts_5 f ON f.old = x.document AND f.n = x.n ORDER BY 1;
INSERT INTO quantity_facts
SELECT f.document, f.n, f.start, v.reading
FROM quantities_5 x JOIN facts_5 f ON f.old = x.document AND f.n = x.n
JOIN quantity_readings v
ON v.key = content_key(f.rule, f.quote, x.value, x.unit, x.si_factor, x.si_unit, x.low,
                     x.high, x.approximate, f.belongs_to)
ORDER BY 1, 2;

INSERT INTO date_readings (key, rule, quote, length, value, modifier, invalid, first_day, last_day, belongs_to)
SELECT DISTINCT content_key(f.rule, f.quote, x.value, x.modifier, x.invalid, f.belongs_to),
       f.rule, f.quote, f.end - f.start, x.value, x.modifier, x.invalid, x.first_day, x.last_day, f.belongs_to
FROM dates_5 x JOIN facts_5 f ON f.old = x.document AND f.n = x.n ORDER BY 1;
INSERT INTO date_facts
SELECT f.document, f.n, f.start, v.reading
FROM dates_5 x JOIN facts_5 f ON f.old = x.document AND f.n = x.n
JOIN date_readings v
ON v.key = content_key(f.rule, f.quote, x.value, x.modifier, x.invalid, f.belongs_to)
ORDER BY 1, 2;

CREATE TABLE entity_numbers_5 (entity INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE) STRICT;
INSERT INTO entity_numbers_5 (key) SELECT entity FROM entities_5 ORDER BY entity;
INSERT INTO entities
SELECT n.entity, e.type, e.name, e.folded, e.subtype, e.iso,
       (SELECT count(*) FROM mentions_5 m WHERE m.entity = e.entity),
       (SELECT count(DISTINCT m.document) FROM mentions_5 m WHERE m.entity = e.entity)
FROM entities_5 e JOIN entity_numbers_5 n ON n.key = e.entity ORDER BY n.entity;
CREATE TABLE mentions_read_5 AS
SELECT f.document, f.n, f.start, f.rule, f.quote, f.end - f.start AS length, one_line(f.quote) AS name, n.entity,
       m.canonical, m.subtype, m.iso, iif(folded(m.canonical) = e.folded, NULL, e.name) AS shown, NULL AS key
FROM mentions_5 m JOIN facts_5 f ON f.old = m.document AND f.n = m.n JOIN entities_5 e ON e.entity = m.entity
JOIN entity_numbers_5 n ON n.key = m.entity;
UPDATE mentions_read_5 SET key = content_key(entity, rule, quote, canonical, subtype, iso, shown);
INSERT INTO mention_readings (key, rule, quote, length, entity, name, folded, canonical, shown, subtype, iso, mentions)
SELECT x.key, x.rule, nullif(x.quote, x.name), x.length, x.entity, x.name, nullif(a.folded, e.folded),
       nullif(x.canonical, x.name), x.shown, x.subtype, x.iso, count(*)
FROM mentions_read_5 x JOIN entities e USING (entity) JOIN entity_numbers_5 i ON i.entity = x.entity
JOIN aliases_5 a ON a.entity = i.key AND a.name = x.name GROUP BY x.key ORDER BY x.key;
INSERT INTO entity_facts
SELECT x.document, x.n, x.start, r.reading FROM mentions_read_5 x JOIN mention_readings r USING (key) ORDER BY 1, 2;
INSERT INTO entity_documents SELECT DISTINCT entity, document FROM mentions_read_5 ORDER BY 1, 2;

INSERT INTO deal_facts
SELECT f.document, f.n, f.start, f.end, f.quote, f.rule, x.type, x.status, x.amount, x.amount_real, x.currency,
       x.date, x.first_day, x.last_day, x.subject, x.hedged, x.attributed_to
FROM deals_5 x JOIN facts_5 f ON f.old = x.document AND f.n = x.n ORDER BY 1, 2;
INSERT INTO deal_parties
SELECT d.document, x.n, x.position, x.role, x.name, x.folded, x.iso, e.entity
FROM deal_parties_5 x JOIN numbers_5 d ON d.key = x.document LEFT JOIN entity_numbers_5 e ON e.key = x.entity
ORDER BY 1, 2, 3;
INSERT INTO deal_rule_names
SELECT d.document, x.n, x.position, r.name
FROM deal_rules_5 x JOIN numbers_5 d ON d.key = x.document JOIN names r ON r.text = x.rule ORDER BY 1, 2, 3;
INSERT INTO notices
SELECT d.document, x.position, x.start, x.end, x.what
FROM notices_5 x JOIN numbers_5 d ON d.key = x.document ORDER BY 1, 2;

DROP TABLE notices_5;
DROP TABLE deal_rules_5;
DROP TABLE deal_parties_5;
DROP TABLE deals_5;
DROP TABLE entity_readings_5;
DROP TABLE aliases_5;
DROP TABLE mentions_5;
DROP TABLE mentions_read_5;
DROP TABLE entities_5;
DROP TABLE entity_numbers_5;
DROP TABLE dates_5;
DROP TABLE quantities_5;
DROP TABLE percents_5;
DROP TABLE money_5;
DROP TABLE facts_5;
DROP TABLE statements_5;
DROP TABLE document_sources_5;
DROP TABLE documents_5;
DROP TABLE numbers_5;
)sql";

}  // namespace dossier::store
