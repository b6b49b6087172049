#include "deal_rows.h"
#include "search_fields.h"

#include <dossier/store/content_key.h>

#include <stdexcept>

namespace dossier::store {
namespace {

using Operator = SearchOperator;
using Values = std::vector<Select::Value>;

const char* sign_of(Operator op) {
    switch (op) {
        case Operator::less:
            return " < ?";
        case Operator::at_most:
            return " <= ?";
        case Operator::more:
            return " > ?";
        case Operator::at_least:
            return " >= ?";
        case Operator::unequal:
            return " IS NOT ?";
        default:
            return " IS ?";
    }
}

// A condition, or its opposite where the field is asked to be unequal.
void where_holds(Select& select, const SearchField& field, const std::string& condition, Values values) {
    select.where(field.op == Operator::unequal ? "NOT (" + condition + ")" : condition, std::move(values));
}

void where_amount(Select& select, const SearchField& field) {
    const bool exact = field.op == Operator::equal || field.op == Operator::unequal;
    if (exact)
        select.where("x.amount" + std::string(sign_of(field.op)), {field.number.to_string()});
    else
        select.where("x.amount_real" + std::string(sign_of(field.op)), {field.number.to_double()});
}

// `first` and `last` are SQL for the first and last day of what is compared; it equals a value that it
// touches.
void where_days(Select& select, const SearchField& field, const std::string& first, const std::string& last) {
    const DayRange& days = field.days;
    switch (field.op) {
        case Operator::less:
            return select.where(first + " < ?", {days.first});
        case Operator::at_most:
            return select.where(first + " <= ?", {days.last});
        case Operator::more:
            return select.where(last + " > ?", {days.last});
        case Operator::at_least:
            return select.where(last + " >= ?", {days.first});
        default:
            return where_holds(select, field, "ifnull(" + first + " <= ? AND " + last + " >= ?, 0)",
                               {days.last, days.first});
    }
}

void where_party(Select& select, const SearchField& field) {
    const std::string folded = fold_name(field.value);
    std::string condition = deal_party;
    Values values;
    if (field.name == "role") {
        condition += "p.role = ? AND ";
        values.emplace_back(field.party);
    }
    if (field.op == Operator::has) {
        condition += "instr(p.folded, ?) > 0)";
        values.emplace_back(folded);
        return select.where(condition, std::move(values));
    }
    condition += "(" + std::string(party_named);
    values.insert(values.end(), 3, folded);
    if (!field.iso.empty()) {
        condition += " OR " + std::string(party_of_country);
        values.insert(values.end(), 2, field.iso);
    }
    where_holds(select, field, condition + "))", std::move(values));
}

// Texts are compared as SQLite's own lower() and fold_name() agree on: plain letters without case.
void where_text(Select& select, const SearchField& field, const std::string& column) {
    if (field.op == Operator::has)
        select.where(column +
                         " LIKE '%' || replace(replace(replace(?, '~', '~~'), '%', '~%'), '_', '~_') || '%' "
                         "ESCAPE '~'",
                     {field.value});
    else
        select.where(column + " COLLATE NOCASE" + sign_of(field.op), {field.value});
}

void where_document_field(Select& select, const SearchField& field) {
    if (field.op == Operator::has) return where_text(select, field, "d.id");
    const Condition named = document_named(field.value);
    where_holds(select, field, named.sql, Values(named.values.begin(), named.values.end()));
}

void where_entity(Select& select, const SearchField& field) {
    const std::string folded = fold_name(field.value);
    if (field.op != Operator::has)
        return where_holds(select, field, "d.document IN (" + std::string(documents_by_name) + ")",
                           {folded, folded});
    where_holds(select, field,
                "d.document IN (SELECT document FROM entity_documents WHERE entity IN (SELECT entity FROM "
                "entities WHERE instr(folded, ?) > 0 UNION SELECT entity FROM mention_readings WHERE "
                "instr(folded, ?) > 0))",
                {folded, folded});
}

}  // namespace

void where_field(Select& select, const SearchField& field) {
    const std::string& name = field.name;
    if (name == "amount") return where_amount(select, field);
    if (name == "date")
        return where_days(select, field, "ifnull(x.first_day, d.published)",
                          "ifnull(x.last_day, d.published)");
    if (name == "published") return where_days(select, field, "d.published", "d.published");
    if (name == "party" || name == "role") return where_party(select, field);
    if (name == "hedged")
        return where_holds(select, field, "x.hedged = ?", {std::int64_t{field.value == "yes"}});
    if (name == "document") return where_document_field(select, field);
    if (name == "entity") return where_entity(select, field);
    if (name == "country")
        return where_holds(select, field, "d.document IN (" + std::string(documents_by_country) + ")",
                           {field.value, field.value});
    if (name == "title" || name == "lang") return where_text(select, field, "d." + name);
    where_text(select, field, "x." + name);
}

}  // namespace dossier::store
