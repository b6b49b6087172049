#include "schema_6.h"

namespace dossier::store {

const char* const version_6_views = R"sql(
-- Documents with their texts: one row a text, whatever the number of places it was read from.
CREATE VIEW documents AS
SELECT h.document, lower(hex(h.hash)) AS sha256, h.id, h.lang, h.published, h.title,
       ifnull((SELECT text FROM names WHERE name = h.origin), h.id) AS origin, h.characters, h.bytes, h.replaced,
       (SELECT text FROM names WHERE name = h.patterns) AS patterns,
       (SELECT text FROM texts t WHERE t.document = h.document) AS text, h.author, h.url
FROM document_heads h;

-- Every place a document was read from, with what that place said of it ('' is unknown).
CREATE VIEW document_sources AS
SELECT h.document, ifnull(h.published, '') AS published, ifnull(h.lang, '') AS lang, h.id,
       ifnull((SELECT text FROM names WHERE name = h.origin), h.id) AS origin, ifnull(h.title, '') AS title
FROM document_heads h
UNION ALL SELECT document, published, lang, id, origin, title FROM other_sources;

-- Statements: one row for each mention of a fact; n counts them in the order of the text. belongs_to is what a figure
-- or a date is told of, where the text tells several in a row, each to its own.
CREATE VIEW statements AS
SELECT f.document, f.n, 'entity' AS kind, f.start, f.start + r.length AS end, ifnull(r.quote, r.name) AS quote,
       u.name AS rule, u.confidence, NULL AS belongs_to
FROM entity_facts f JOIN mention_readings r USING (reading) JOIN rules u USING (rule)
UNION ALL
SELECT f.document, f.n, 'money', f.start, f.start + r.length, r.quote, u.name, u.confidence, r.belongs_to
FROM money_facts f JOIN money_readings r USING (reading) JOIN rules u USING (rule)
UNION ALL
SELECT f.document, f.n, 'percent', f.start, f.start + r.length, r.quote, u.name, u.confidence, r.belongs_to
FROM percent_facts f JOIN percent_readings r USING (reading) JOIN rules u USING (rule)
UNION ALL
SELECT f.document, f.n, 'quantity', f.start, f.start + r.length, r.quote, u.name, u.confidence, r.belongs_to
FROM quantity_facts f JOIN quantity_readings r USING (reading) JOIN rules u USING (rule)
UNION ALL
SELECT f.document, f.n, 'date', f.start, f.start + r.length, r.quote, u.name, u.confidence, r.belongs_to
FROM date_facts f JOIN date_readings r USING (reading) JOIN rules u USING (rule)
UNION ALL
SELECT f.document, f.n, 'deal', f.start, f.end, f.quote, u.name, u.confidence, NULL
FROM deal_facts f JOIN rules u USING (rule);

-- Figures and dates by the statement that has them.
CREATE VIEW money AS
SELECT f.document, f.n, r.amount, r.amount_real, r.currency, r.currency_assumed, r.low, r.high, r.approximate, r.per
FROM money_facts f JOIN money_readings r USING (reading);
CREATE VIEW percents AS
SELECT f.document, f.n, r.value, r.value_real, r.unit, r.low, r.high, r.approximate
FROM percent_facts f JOIN percent_readings r USING (reading);
CREATE VIEW quantities AS
SELECT f.document, f.n, r.value, r.value_real, r.unit, r.si_factor, r.si_unit, r.low, r.high, r.approximate
FROM quantity_facts f JOIN quantity_readings r USING (reading);
CREATE VIEW dates AS
SELECT f.document, f.n, r.value, r.modifier, r.invalid, r.first_day, r.last_day
FROM date_facts f JOIN date_readings r USING (reading);

-- Mentions of entities by the statement that has them.
CREATE VIEW mentions AS
SELECT f.document, f.n, r.entity, ifnull(r.canonical, r.name) AS canonical, r.subtype, r.iso
FROM entity_facts f JOIN mention_readings r USING (reading);

-- The forms in which an entity is named, and how often.
CREATE VIEW aliases AS
SELECT r.entity, r.name, ifnull(r.folded, e.folded) AS folded, sum(r.mentions) AS mentions
FROM mention_readings r JOIN entities e USING (entity) GROUP BY r.entity, r.name;

-- The ways in which its mentions were read ('' is unknown), and how often.
CREATE VIEW entity_readings AS
SELECT entity, coalesce(shown, canonical, name) AS canonical, ifnull(subtype, '') AS subtype, ifnull(iso, '') AS iso,
       sum(mentions) AS mentions
FROM mention_readings GROUP BY 1, 2, 3, 4;

CREATE VIEW deals AS
SELECT document, n, type, status, amount, amount_real, currency, date, first_day, last_day, subject, hedged,
       attributed_to
FROM deal_facts;

CREATE VIEW deal_rules AS
SELECT r.document, r.n, r.position, n.text AS rule FROM deal_rule_names r JOIN names n USING (name);

-- Deals with their parties in one line.
--   SELECT date, parties, amount, currency FROM deal_list WHERE status = 'agreed' ORDER BY amount_real DESC LIMIT 10;
CREATE VIEW deal_list AS
SELECT d.id AS source, d.published, x.type, x.status, x.hedged, x.date,
       (SELECT group_concat(line, '; ') FROM (SELECT p.role || ': ' || p.name AS line FROM deal_parties p
         WHERE p.document = x.document AND p.n = x.n ORDER BY p.position)) AS parties,
       x.amount, x.amount_real, x.currency, x.subject, x.quote, u.name AS rule, x.document, x.n
FROM deal_facts x JOIN rules u USING (rule) JOIN document_heads d USING (document);

-- Amounts with the quote and the document they stand in.
--   SELECT source, quote FROM money_list WHERE currency = 'EUR' AND amount_real >= 1e9;
CREATE VIEW money_list AS
SELECT d.id AS source, d.published, r.amount, r.amount_real, r.currency, r.low, r.high, r.approximate, r.per, r.quote,
       (SELECT substr(t.text, max(f.start - 60, 0) + 1, f.start + r.length - max(f.start - 60, 0) + 60) FROM texts t
         WHERE t.document = f.document) AS context, u.name AS rule, f.document, f.n
FROM money_facts f JOIN money_readings r USING (reading) JOIN rules u USING (rule)
JOIN document_heads d USING (document);

-- Entities with the number of their mentions and of the documents that name them.
--   SELECT name, mentions, documents FROM entity_list WHERE type = 'organization' ORDER BY mentions DESC LIMIT 10;
CREATE VIEW entity_list AS
SELECT name, type, subtype, iso, mentions, documents, entity FROM entities;

-- Deals counted and added up. Never add over status or hedged: a rejected or rumoured deal is no signed one.
--   SELECT currency, total FROM deal_totals WHERE status IN ('agreed', 'completed') AND NOT hedged;
CREATE VIEW deal_totals AS
SELECT type, status, hedged, currency, count(*) AS deals, sum(amount_real) AS total
FROM deal_facts GROUP BY type, status, hedged, currency;
)sql";

}  // namespace dossier::store
