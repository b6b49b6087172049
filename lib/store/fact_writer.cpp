#include "fact_writer.h"

#include <dossier/store/content_key.h>
#include <dossier/store/day_range.h>

#include <algorithm>

namespace dossier::store {

FactWriter::FactWriter(SQLite::Database& db, const NameRules& rules)
    : rules_(rules),
      entities_(db, rules),
      statement_(db,
                 "INSERT INTO statements (document, n, kind, start, end, quote, rule, confidence, "
                 "belongs_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      money_(db,
             "INSERT INTO money (document, n, amount, amount_real, currency, currency_assumed, low, high, "
             "approximate, per) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      percent_(db,
               "INSERT INTO percents (document, n, value, value_real, unit, low, high, approximate) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      quantity_(
          db,
          "INSERT INTO quantities (document, n, value, value_real, unit, si_factor, si_unit, low, high, "
          "approximate) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      date_(db,
            "INSERT INTO dates (document, n, value, modifier, invalid, first_day, last_day) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)"),
      mention_(
          db,
          "INSERT INTO mentions (document, n, entity, canonical, subtype, iso) VALUES (?, ?, ?, ?, ?, ?)"),
      deal_(db,
            "INSERT INTO deals (document, n, type, status, amount, amount_real, currency, date, first_day, "
            "last_day, subject, hedged, attributed_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      party_(db,
             "INSERT INTO deal_parties (document, n, position, role, name, folded, iso, entity) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      rule_(db, "INSERT INTO deal_rules (document, n, position, rule) VALUES (?, ?, ?, ?)"),
      notice_(db, "INSERT INTO notices (document, position, start, end, what) VALUES (?, ?, ?, ?, ?)"),
      remove_statements_(db, "DELETE FROM statements WHERE document = ?"),
      remove_notices_(db, "DELETE FROM notices WHERE document = ?") {}

namespace {

// A fact's place in the order of the text: that order numbers the statements.
struct Place {
    Span span;
    int kind;
    std::size_t index;
    friend auto operator<=>(const Place&, const Place&) = default;
};

std::vector<Place> places_of(const Facts& facts) {
    std::vector<Place> places;
    const auto add = [&](int kind, const auto& list) {
        for (std::size_t i = 0; i < list.size(); ++i)
            places.push_back({list[i].span, kind, i});
    };
    for (std::size_t i = 0; i < facts.deals.size(); ++i)
        places.push_back({facts.deals[i].evidence, 0, i});
    add(1, facts.entities);
    add(2, facts.money);
    add(3, facts.percents);
    add(4, facts.dates);
    add(5, facts.quantities);
    std::sort(places.begin(), places.end());
    return places;
}

}  // namespace

void FactWriter::write(std::int64_t document, const Facts& facts) {
    entities_.open(document);
    const Names names = names_of(facts.entities);
    std::int64_t n = 0;
    for (const Place& place : places_of(facts)) {
        const Key key{document, ++n};
        switch (place.kind) {
            case 0:
                write(key, facts.deals[place.index], names);
                break;
            case 1:
                write(key, facts.entities[place.index]);
                break;
            case 2:
                write(key, facts.money[place.index]);
                break;
            case 3:
                write(key, facts.percents[place.index]);
                break;
            case 4:
                write(key, facts.dates[place.index]);
                break;
            default:
                write(key, facts.quantities[place.index]);
                break;
        }
    }
    std::int64_t position = 0;
    for (const Notice& notice : facts.notices)
        run(notice_, document, ++position, notice.span.start, notice.span.end, Text{notice.what});
    entities_.count(1);
}

void FactWriter::remove(std::int64_t document) {
    entities_.open(document);
    entities_.count(-1);
    run(remove_statements_, document);
    run(remove_notices_, document);
}

void FactWriter::statement(Key key, const char* kind, const Mention& mention, const std::string& belongs_to) {
    run(statement_, key.document, key.n, Text{kind}, mention.span.start, mention.span.end, Text{mention.text},
        Text{mention.rule}, mention.confidence, Maybe{belongs_to});
}

void FactWriter::write(Key key, const MoneyMention& money) {
    statement(key, "money", money, money.of);
    run(money_, key.document, key.n, Maybe{text_of(money.amount)}, real_of(money.amount),
        Maybe{money.currency}, money.currency_assumed, Maybe{text_of(money.bounds.low)},
        Maybe{text_of(money.bounds.high)}, money.bounds.approximate, Maybe{money.per});
}

void FactWriter::write(Key key, const PercentMention& percent) {
    statement(key, "percent", percent, percent.of);
    run(percent_, key.document, key.n, Maybe{text_of(percent.value)}, real_of(percent.value),
        Maybe{percent.unit}, Maybe{text_of(percent.bounds.low)}, Maybe{text_of(percent.bounds.high)},
        percent.bounds.approximate);
}

void FactWriter::write(Key key, const QuantityMention& quantity) {
    statement(key, "quantity", quantity, quantity.of);
    run(quantity_, key.document, key.n, Maybe{text_of(quantity.value)}, real_of(quantity.value),
        Maybe{quantity.unit}, Maybe{text_of(quantity.si_factor)}, Maybe{quantity.si_unit},
        Maybe{text_of(quantity.bounds.low)}, Maybe{text_of(quantity.bounds.high)},
        quantity.bounds.approximate);
}

void FactWriter::write(Key key, const DateMention& date) {
    const DayRange days = days_of(date.value).value_or(DayRange{});
    statement(key, "date", date, date.of);
    run(date_, key.document, key.n, Maybe{date.value}, Maybe{date.modifier}, date.invalid, Maybe{days.first},
        Maybe{days.last});
}

void FactWriter::write(Key key, const EntityMention& mention) {
    statement(key, "entity", mention);
    const std::string& canonical = mention.canonical.empty() ? mention.text : mention.canonical;
    run(mention_, key.document, key.n, entities_.entity_of(mention), Text{on_one_line(canonical)},
        Maybe{mention.subtype}, Maybe{mention.iso});
}

void FactWriter::write(Key key, const Deal& deal, const Names& names) {
    const std::string none, &frame = deal.rules.empty() ? none : deal.rules.front();
    const DayRange days = days_of(deal.date).value_or(DayRange{});
    statement(key, "deal", {deal.evidence, deal.quote, frame, deal.confidence});
    run(deal_, key.document, key.n, Text{deal.type}, Text{deal.status}, Maybe{text_of(deal.amount)},
        real_of(deal.amount), Maybe{deal.currency}, Maybe{deal.date}, Maybe{days.first}, Maybe{days.last},
        Maybe{deal.subject}, deal.hedged, Maybe{deal.attributed_to});
    std::int64_t position = 0;
    for (const Party& party : deal.parties) {
        const std::string folded = fold_name(party.name);
        const auto found = names.find(folded);
        std::optional<std::int64_t> entity;
        if (found != names.end()) entity = found->second;
        run(party_, key.document, key.n, ++position, Text{party.role}, Text{party.name}, Text{folded},
            Maybe{party.iso}, entity);
    }
    position = 0;
    for (const std::string& rule : deal.rules)
        run(rule_, key.document, key.n, ++position, Text{rule});
}

// Makes the entities too: a deal stands before the mentions in it.
FactWriter::Names FactWriter::names_of(const std::vector<EntityMention>& mentions) {
    Names names;
    std::vector<std::int64_t> rows;
    for (const EntityMention& mention : mentions) {
        rows.push_back(entities_.entity_of(mention));
        if (!rules_.part(mention.canonical, mention.text))
            names.emplace(fold_name(mention.canonical), rows.back());
    }
    for (std::size_t i = 0; i < mentions.size(); ++i)
        names.emplace(fold_name(mentions[i].text), rows[i]);
    return names;
}

}  // namespace dossier::store
