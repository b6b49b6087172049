#include <dossier/store/country.h>
#include <dossier/store/query.h>
#include <dossier/store/search_query.h>

#include <algorithm>
#include <optional>

namespace dossier {
namespace {

using Operator = SearchOperator;

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
}

std::string upper(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return out;
}

std::string listed(const auto& names) {
    std::string out;
    for (const auto& name : names)
        out.append(out.empty() ? "" : ", ").append(name);
    return out;
}

bool orders(Operator op) {
    return op != Operator::equal && op != Operator::unequal && op != Operator::has;
}

[[noreturn]] void refuse(const SearchField& field, const std::string& complaint, const std::string& remedy) {
    throw SearchError(field.name + ": " + complaint, remedy);
}

void read_number(SearchField& field) {
    const auto number = Decimal::parse(field.value);
    if (!number) refuse(field, "'" + field.value + "' is no number", "write it as 2500000, 0.5 or 2.5e6");
    field.number = *number;
}

void read_days(SearchField& field) {
    const auto days = days_of(field.value);
    if (!days)
        refuse(field, "'" + field.value + "' is no date", "write it as 2019-04-30, 2019-04, 2019-Q2 or 2019");
    field.days = *days;
}

template <std::size_t Count>
void read_choice(SearchField& field, const std::string_view (&choices)[Count]) {
    if (std::find(std::begin(choices), std::end(choices), field.value) == std::end(choices))
        refuse(field, "'" + field.value + "' is none of its values", "it is one of " + listed(choices));
}

// What a field's operators and values may be.
void read_value(SearchField& field) {
    const std::string& name = field.name;
    const bool number = name == "amount", days = name == "date" || name == "published";
    const bool text = name == "party" || name == "role" || name == "subject" || name == "document" ||
                      name == "title" || name == "entity";
    if (orders(field.op) && !number && !days)
        refuse(field, "values of this field are not larger or smaller", "use = or !=");
    if (field.op == Operator::has && !text) refuse(field, "~ is for text", "use = or !=");
    if (field.value.empty()) refuse(field, "has no value", "write it behind the operator, as " + name + "=…");
    static constexpr std::string_view yes_or_no[] = {"yes", "no"};
    if (number) return read_number(field);
    if (days) return read_days(field);
    if (name == "type") return read_choice(field, deal_types);
    if (name == "status") return read_choice(field, deal_statuses);
    if (name == "hedged") return read_choice(field, yes_or_no);
    if (name == "currency") field.value = upper(field.value);
    if (name == "party" || name == "role") field.iso = country_code(field.value);
    if (name == "country") {
        const std::string code = country_code(field.value);
        if (code.empty())
            refuse(field, "'" + field.value + "' is no country", "write a code as UZ or an English name");
        field.value = code;
    }
}

class Parser {
  public:
    explicit Parser(std::string_view text) : text_(text) {}

    SearchQuery parse() {
        for (;;) {
            while (at_ < text_.size() && is_blank(text_[at_]))
                ++at_;
            if (at_ == text_.size()) break;
            item();
        }
        if (alternative_) refuse_or();
        return std::move(query_);
    }

  private:
    [[noreturn]] static void refuse_or() {
        throw SearchError("OR stands between two words", "to search for the word itself, put it in quotes");
    }

    void item() {
        if (const bool excluded = text_[at_] == '-';
            excluded && at_ + 1 < text_.size() && !is_blank(text_[at_ + 1])) {
            ++at_;
            if (field()) throw SearchError("a field cannot be excluded by a minus", "use != instead");
            if (alternative_) refuse_or();
            query_.none.push_back(term());
            after_term_ = false;
            return;
        }
        if (auto read = field()) {
            if (alternative_) throw SearchError("OR stands between words, not fields", "ask twice");
            query_.fields.push_back(std::move(*read));
            after_term_ = false;
            return;
        }
        const bool quoted = text_[at_] == '"';
        SearchTerm next = term();
        if (!quoted && next.text == "OR") {
            if (!after_term_ || alternative_) refuse_or();
            alternative_ = true;
            return;
        }
        if (alternative_)
            query_.all.back().push_back(std::move(next));
        else
            query_.all.push_back({std::move(next)});
        alternative_ = false;
        after_term_ = true;
    }

    std::string quoted() {
        const std::size_t end = text_.find('"', at_ + 1);
        if (end == std::string_view::npos)
            throw SearchError("a quotation mark is not closed", "add another one");
        std::string out(text_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
        return out;
    }

    std::string bare() {
        const std::size_t from = at_;
        while (at_ < text_.size() && !is_blank(text_[at_]))
            ++at_;
        return std::string(text_.substr(from, at_ - from));
    }

    SearchTerm term() {
        SearchTerm out;
        if (text_[at_] == '"') {
            out.text = quoted();
            if (at_ < text_.size() && text_[at_] == '*') {
                out.prefix = true;
                ++at_;
            }
        } else {
            out.text = bare();
            out.prefix = out.text.size() > 1 && out.text.back() == '*';
            if (out.prefix) out.text.pop_back();
        }
        return out;
    }

    std::optional<Operator> read_operator(std::size_t& at) const {
        static constexpr struct {
            std::string_view text;
            Operator op;
        } all[] = {{"!=", Operator::unequal}, {">=", Operator::at_least}, {"<=", Operator::at_most},
                   {"=", Operator::equal},    {">", Operator::more},      {"<", Operator::less},
                   {"~", Operator::has}};
        for (const auto& each : all)
            if (text_.substr(at).starts_with(each.text)) {
                at += each.text.size();
                return each.op;
            }
        return std::nullopt;
    }

    std::optional<SearchField> field() {
        std::size_t at = at_;
        while (at < text_.size() && is_name(text_[at]))
            ++at;
        if (at == at_) return std::nullopt;
        SearchField out;
        out.name = std::string(text_.substr(at_, at - at_));
        const auto op = read_operator(at);
        if (!op) return std::nullopt;
        out.op = *op;
        at_ = at;
        name(out);
        out.value = at_ < text_.size() && text_[at_] == '"' ? quoted() : bare();
        read_value(out);
        return out;
    }

    static void name(SearchField& field) {
        const std::string written = field.name;
        if (written.starts_with("role.") && written.size() > 5) {
            field.party = written.substr(5);
            field.name = "role";
            return;
        }
        std::vector<std::string> names;
        for (const SearchFieldInfo& info : search_fields()) {
            if (info.name == written && written != "role") return;
            names.push_back(info.name == "role" ? "role.NAME" : std::string(info.name));
        }
        throw SearchError("no field '" + written + "'",
                          "fields are " + listed(names) + "; words with signs are put in quotes");
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool after_term_ = false, alternative_ = false;
    SearchQuery query_;
};

}  // namespace

const std::vector<SearchFieldInfo>& search_fields() {
    static const std::vector<SearchFieldInfo> fields = {
        {"amount", "what a deal is worth", true},
        {"currency", "of the amount: a code as USD", true},
        {"type", "contract, acquisition, loan, grant, investment or agreement", true},
        {"status", "proposed, agreed, completed, rejected or cancelled", true},
        {"hedged", "yes: only rumoured, considered or claimed; or no", true},
        {"date", "the day of a deal, else that of its document", true},
        {"party", "who takes part: a name, or a country for its government", true},
        {"role", "as role.client, role.lender: who takes part as that", true},
        {"subject", "what a deal is about", true},
        {"document", "its id, origin or hash", false},
        {"title", "of the document", false},
        {"published", "the day of the document", false},
        {"lang", "of the document: a tag as ru", false},
        {"entity", "named in the document, by any of its names", false},
        {"country", "named in the document: a code as UZ or an English name", false},
    };
    return fields;
}

bool SearchQuery::asks_for_deals() const {
    return std::any_of(fields.begin(), fields.end(), [](const SearchField& field) {
        const auto& known = search_fields();
        return std::any_of(known.begin(), known.end(), [&](const SearchFieldInfo& info) {
            return info.name == field.name && info.of_deals;
        });
    });
}

SearchQuery parse_search(std::string_view text) {
    return Parser(text).parse();
}

}  // namespace dossier
