#include "fact_writer.h"

#include <dossier/store/content_key.h>

#include <algorithm>

namespace dossier::store {
namespace {

constexpr const char* fact_columns = "document, n, start, reading";

}  // namespace

FactWriter::FactWriter(SQLite::Database& db, const NameRules& name_rules)
    : database_(db),
      name_rules_(name_rules),
      names_(db),
      rules_(db),
      entities_(db, name_rules),
      money_(db, "money_readings",
             "amount, amount_real, currency, currency_assumed, low, high, approximate, per, belongs_to"),
      percents_(db, "percent_readings", "value, value_real, unit, low, high, approximate, belongs_to"),
      quantities_(db, "quantity_readings",
                  "value, value_real, unit, si_factor, si_unit, low, high, approximate, belongs_to"),
      dates_(db, "date_readings", "value, modifier, invalid, first_day, last_day, belongs_to"),
      mention_facts_(db, "entity_facts", fact_columns),
      money_facts_(db, "money_facts", fact_columns),
      percent_facts_(db, "percent_facts", fact_columns),
      quantity_facts_(db, "quantity_facts", fact_columns),
      date_facts_(db, "date_facts", fact_columns),
      deals_(db, "deal_facts",
             "document, n, start, end, quote, rule, type, status, amount, amount_real, currency, date, "
             "first_day, last_day, subject, hedged, attributed_to"),
      parties_(db, "deal_parties", "document, n, position, role, name, folded, iso, entity"),
      deal_rules_(db, "deal_rule_names", "document, n, position, name"),
      notices_(db, "notices", "document, position, start, end, what") {
    for (const char* table : {"entity_facts", "money_facts", "percent_facts", "quantity_facts", "date_facts",
                              "deal_rule_names", "deal_parties", "deal_facts", "notices"})
        removals_.emplace_back(db, "DELETE FROM " + std::string(table) + " WHERE document = ?");
}

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

void FactWriter::add(PendingRows& to, Key key, const Mention& mention, std::int64_t reading) {
    to.add(key.document, key.n, mention.span.start, reading);
}

void FactWriter::write(std::int64_t document, const Facts& facts) {
    entities_.open(document);
    Mentioned mentioned;
    mentioned.reserve(facts.entities.size());
    for (const EntityMention& mention : facts.entities)
        mentioned.push_back(entities_.reading_of(rules_, mention));
    const Folded names = facts.deals.empty() ? Folded() : names_of(facts.entities, mentioned);
    std::int64_t n = 0;
    for (const auto& [span, kind, i] : places_of(facts)) {
        const Key key{document, ++n};
        switch (kind) {
            case 0:
                write(key, facts.deals[i], names);
                break;
            case 1:
                add(mention_facts_, key, facts.entities[i], mentioned[i].reading);
                break;
            case 2:
                add(money_facts_, key, facts.money[i], reading_of(facts.money[i]));
                break;
            case 3:
                add(percent_facts_, key, facts.percents[i], reading_of(facts.percents[i]));
                break;
            case 4:
                add(date_facts_, key, facts.dates[i], reading_of(facts.dates[i]));
                break;
            default:
                add(quantity_facts_, key, facts.quantities[i], reading_of(facts.quantities[i]));
                break;
        }
    }
    std::int64_t position = 0;
    for (const Notice& notice : facts.notices)
        notices_.add(document, ++position, notice.span.start, notice.span.end, Text{notice.what});
    entities_.add(mentioned);
}

void FactWriter::flush() {
    each_rows([](PendingRows& rows) { rows.flush(); });
    each_readings([](Readings& readings) { readings.flush(); });
    entities_.flush();
}

void FactWriter::settle() {
    flush();
    entities_.settle();
}

void FactWriter::remove(std::int64_t document) {
    flush();
    entities_.take_back(document);
    for (SQLite::Statement& each : removals_)
        run(each, document);
}

void FactWriter::forget() {
    names_.forget();
    rules_.forget();
    entities_.forget();
    each_rows([](PendingRows& rows) { rows.forget(); });
    each_readings([](Readings& readings) { readings.forget(); });
}

void FactWriter::tidy() {
    flush();
    for (const std::string kind : {"money", "percent", "quantity", "date"})
        database_.exec("DELETE FROM " + kind + "_readings WHERE reading NOT IN (SELECT reading FROM " + kind +
                       "_facts)");
    forget();
}

std::int64_t FactWriter::reading_of(const MoneyMention& m) {
    std::int64_t& row = money_.of(content_.begin().add(static_cast<const Mention&>(m), m.amount, m.currency,
                                                       m.currency_assumed, m.bounds, m.per, m.of));
    if (row != 0) return row;
    const std::string amount = text_of(m.amount), low = text_of(m.bounds.low), high = text_of(m.bounds.high);
    return row = money_.row_of(rules_, m, Maybe{amount}, real_of(m.amount), Maybe{m.currency},
                               m.currency_assumed, Maybe{low}, Maybe{high}, m.bounds.approximate,
                               Maybe{m.per}, Maybe{m.of});
}

std::int64_t FactWriter::reading_of(const PercentMention& m) {
    std::int64_t& row =
        percents_.of(content_.begin().add(static_cast<const Mention&>(m), m.value, m.unit, m.bounds, m.of));
    if (row != 0) return row;
    const std::string value = text_of(m.value), low = text_of(m.bounds.low), high = text_of(m.bounds.high);
    return row = percents_.row_of(rules_, m, Maybe{value}, real_of(m.value), Maybe{m.unit}, Maybe{low},
                                  Maybe{high}, m.bounds.approximate, Maybe{m.of});
}

std::int64_t FactWriter::reading_of(const QuantityMention& m) {
    std::int64_t& row = quantities_.of(content_.begin().add(static_cast<const Mention&>(m), m.value, m.unit,
                                                            m.si_factor, m.si_unit, m.bounds, m.of));
    if (row != 0) return row;
    const std::string value = text_of(m.value), factor = text_of(m.si_factor), low = text_of(m.bounds.low),
                      high = text_of(m.bounds.high);
    return row = quantities_.row_of(rules_, m, Maybe{value}, real_of(m.value), Maybe{m.unit}, Maybe{factor},
                                    Maybe{m.si_unit}, Maybe{low}, Maybe{high}, m.bounds.approximate,
                                    Maybe{m.of});
}

std::int64_t FactWriter::reading_of(const DateMention& m) {
    std::int64_t& row =
        dates_.of(content_.begin().add(static_cast<const Mention&>(m), m.value, m.modifier, m.invalid, m.of));
    if (row != 0) return row;
    const DayRange days = days_of(m.value).value_or(DayRange{});
    return row = dates_.row_of(rules_, m, Maybe{m.value}, Maybe{m.modifier}, m.invalid, Maybe{days.first},
                               Maybe{days.last}, Maybe{m.of});
}

void FactWriter::write(Key key, const Deal& deal, const Folded& names) {
    const std::string none, &frame = deal.rules.empty() ? none : deal.rules.front();
    const DayRange days = days_of(deal.date).value_or(DayRange{});
    deals_.add(key.document, key.n, deal.evidence.start, deal.evidence.end, Text{deal.quote},
               rules_.of(frame, deal.confidence), Text{deal.type}, Text{deal.status},
               Maybe{text_of(deal.amount)}, real_of(deal.amount), Maybe{deal.currency}, Maybe{deal.date},
               Maybe{days.first}, Maybe{days.last}, Maybe{deal.subject}, deal.hedged,
               Maybe{deal.attributed_to});
    std::int64_t position = 0;
    for (const Party& party : deal.parties) {
        const std::string folded = fold_name(party.name);
        const auto found = names.find(folded);
        std::optional<std::int64_t> entity;
        if (found != names.end()) entity = found->second;
        parties_.add(key.document, key.n, ++position, Text{party.role}, Text{party.name}, Text{folded},
                     Maybe{party.iso}, entity);
    }
    position = 0;
    for (const std::string& rule : deal.rules)
        deal_rules_.add(key.document, key.n, ++position, names_.of(rule));
}

FactWriter::Folded FactWriter::names_of(const std::vector<EntityMention>& mentions,
                                        const Mentioned& rows) const {
    Folded names;
    for (std::size_t i = 0; i < mentions.size(); ++i)
        if (!name_rules_.part(mentions[i].canonical, mentions[i].text))
            names.emplace(fold_name(mentions[i].canonical), rows[i].entity);
    for (std::size_t i = 0; i < mentions.size(); ++i)
        names.emplace(fold_name(mentions[i].text), rows[i].entity);
    return names;
}

}  // namespace dossier::store
