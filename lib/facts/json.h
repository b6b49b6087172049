// Facts as JSON: the interchange format, one document a line.
#pragma once
#include <dossier/facts/facts.h>
#include <dossier/text/document.h>

#include <string>
#include <string_view>

namespace dossier {

// Which lists to write; an absent list is left out of the line (not written empty).
struct FactKinds {
    bool entities = true, money = true, percents = true, dates = true, quantities = true, deals = true;
};

// One line without the newline: fields in a fixed order, numbers exact (a Decimal is written digit by digit),
// keys of empty optional fields left out except where the format demands null (`amount`, `currency`, `value`,
// `date`).
std::string to_json(const Facts& facts, const FactKinds& kinds = {});

// Appends valid UTF-8 as a JSON string. Beyond what JSON asks for, control characters (C1 too), U+2028/2029
// and bidirectional overrides are escaped, so that a line is harmless in a terminal.
void append_json_string(std::string& out, std::string_view text);

// One fact as to_json() has it in its list.
void append_json(std::string& out, const EntityMention& entity);
void append_json(std::string& out, const MoneyMention& money);
void append_json(std::string& out, const PercentMention& percent);
void append_json(std::string& out, const DateMention& date);
void append_json(std::string& out, const QuantityMention& quantity);
void append_json(std::string& out, const Deal& deal);

}  // namespace dossier
