#include "fact_rows.h"

namespace dossier::cli {
namespace {

Cell text_or_null(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
}
Cell number_or_null(const std::optional<Decimal>& value) {
    return value ? Cell{*value} : Cell{};
}

void add(std::string& detail, const std::string& part) {
    if (part.empty()) return;
    if (!detail.empty()) detail += "; ";
    detail += part;
}

std::string describe(const Bounds& bounds) {
    std::string detail;
    if (bounds.approximate) add(detail, "about");
    if (bounds.low && bounds.high) {
        add(detail, bounds.low->to_string() + " to " + bounds.high->to_string());
    } else if (bounds.low) {
        add(detail, "at least " + bounds.low->to_string());
    } else if (bounds.high) {
        add(detail, "at most " + bounds.high->to_string());
    }
    return detail;
}

void add_member(std::string& detail, const std::string& of) {
    if (!of.empty()) add(detail, "of " + of);
}

std::string describe(const Bounds& bounds, const std::string& of) {
    std::string detail = describe(bounds);
    add_member(detail, of);
    return detail;
}

std::string describe(const MoneyMention& money) {
    std::string detail = describe(money.bounds);
    if (!money.per.empty()) add(detail, "per " + money.per);
    add_member(detail, money.of);
    if (money.currency_assumed) add(detail, "currency assumed");
    return detail;
}

std::string describe(const DateMention& date) {
    std::string detail = date.modifier;
    if (date.invalid) add(detail, "impossible date");
    add_member(detail, date.of);
    return detail;
}

std::string describe(const EntityMention& entity) {
    std::string detail = entity.canonical == entity.text ? "" : entity.canonical;
    add(detail, entity.subtype);
    add(detail, entity.iso);
    return detail;
}

std::string describe(const Deal& deal) {
    std::string detail = deal.status;
    if (deal.hedged)
        add(detail, deal.attributed_to.empty() ? "hedged" : "according to " + deal.attributed_to);
    for (const Party& party : deal.parties)
        add(detail, party.role + ": " + party.name);
    add(detail, deal.date);
    add(detail, deal.subject);
    return detail;
}

// The columns that differ between kinds; the others every statement has.
struct Described {
    const char* kind;
    Cell type, value, unit;
    std::string detail;
};

void write(RowWriter& writer, const Facts& facts, const Mention& mention, Described fact) {
    writer.row({facts.id, std::string(fact.kind), std::int64_t{mention.span.start},
                std::int64_t{mention.span.end}, mention.text, std::move(fact.type), std::move(fact.value),
                std::move(fact.unit), text_or_null(fact.detail), text_or_null(mention.rule),
                mention.confidence});
}

Mention as_mention(const Deal& deal) {
    return {deal.evidence, deal.quote, deal.rules.empty() ? "" : deal.rules.front(), deal.confidence};
}

}  // namespace

std::vector<Column> fact_columns() {
    return {{"document", false, true}, {"kind"},
            {"start", true},           {"end", true},
            {"text", false, true},     {"type"},
            {"value", true},           {"unit"},
            {"detail", false, true},   {"rule", false, true},
            {"confidence", true}};
}

void write_fact_rows(RowWriter& writer, const Facts& facts, const FactKinds& kinds) {
    if (kinds.entities) {
        for (const auto& x : facts.entities)
            write(writer, facts, x, {"entity", text_or_null(x.type), {}, {}, describe(x)});
    }
    if (kinds.money) {
        for (const auto& x : facts.money) {
            write(writer, facts, x,
                  {"money", {}, number_or_null(x.amount), text_or_null(x.currency), describe(x)});
        }
    }
    if (kinds.percents) {
        for (const auto& x : facts.percents) {
            write(writer, facts, x,
                  {"percent", {}, number_or_null(x.value), text_or_null(x.unit), describe(x.bounds, x.of)});
        }
    }
    if (kinds.dates) {
        for (const auto& x : facts.dates)
            write(writer, facts, x, {"date", {}, text_or_null(x.value), {}, describe(x)});
    }
    if (kinds.quantities) {
        for (const auto& x : facts.quantities) {
            write(writer, facts, x,
                  {"quantity", {}, number_or_null(x.value), text_or_null(x.unit), describe(x.bounds, x.of)});
        }
    }
    if (kinds.deals) {
        for (const auto& x : facts.deals) {
            write(writer, facts, as_mention(x),
                  {"deal", text_or_null(x.type), number_or_null(x.amount), text_or_null(x.currency),
                   describe(x)});
        }
    }
    for (const auto& x : facts.notices) {
        write(writer, facts, {x.span, "", "", 1.0}, {"notice", {}, {}, {}, x.what});
    }
}

}  // namespace dossier::cli
