#include <dossier/eval/scorer.h>
#include <dossier/eval/scoring.h>

namespace dossier::eval {
namespace {

constexpr const char* kKinds[] = {"entities", "money", "percents", "dates", "quantities", "deals"};
constexpr std::pair<const char*, const char*> kCaseKinds[] = {{"money", "money"},
                                                              {"percent", "percents"},
                                                              {"date", "dates"},
                                                              {"quantity", "quantities"},
                                                              {"number", "numbers"}};

// Without the library's "[json.exception.parse_error.101] ".
std::string message(const Json::exception& error) {
    const std::string_view text = error.what();
    const std::size_t tag = text.starts_with('[') ? text.find("] ") : std::string_view::npos;
    return std::string(tag == std::string_view::npos ? text : text.substr(tag + 2));
}

Json parsed(std::string_view line) {
    Json value;
    try {
        value = Json::parse(line);
    } catch (const Json::exception& error) {
        throw FormatError(message(error));
    }
    if (!value.is_object()) throw FormatError("not a JSON object");
    return value;
}

// The lists that this gold has an opinion on.
std::vector<std::pair<std::string, const Json*>> lists_of(const Json& document) {
    std::vector<std::pair<std::string, const Json*>> lists;
    if (document.contains("expected")) {
        for (const auto& [name, kind] : kCaseKinds) {
            if (get(document, "kind") == name) lists.emplace_back(kind, &get(document, "expected"));
        }
        if (lists.empty()) throw FormatError("a case of unknown kind " + get(document, "kind").dump());
        return lists;
    }
    for (const char* kind : kKinds) {
        if (!get(document, kind).is_null()) lists.emplace_back(kind, &get(document, kind));
    }
    return lists;
}

void merge(Scores& into, Scores&& part) {
    into.documents += part.documents;
    into.missing += part.missing;
    for (const auto& [key, tally] : part.tallies)
        into.tallies[key].add(tally.right, tally.gold, tally.found);
    for (Disagreement& one : part.disagreements)
        into.disagreements.push_back(std::move(one));
    for (std::size_t i = 0; i < part.calibration.size(); ++i) {
        into.calibration[i].deals += part.calibration[i].deals;
        into.calibration[i].confidence_sum += part.calibration[i].confidence_sum;
        into.calibration[i].found_in_gold += part.calibration[i].found_in_gold;
        into.calibration[i].every_slot_right += part.calibration[i].every_slot_right;
    }
}

void spell_out(const std::vector<Disagreed>& disagreed, const Json& document, Scores& scores) {
    if (disagreed.empty()) return;
    const std::string text =
        get(document, "text").is_string() ? get(document, "text").get<std::string>() : "";
    const CodePoints points(text);
    for (const auto& [what, gold, found] : disagreed) {
        scores.disagreements.push_back({as_text(get(document, "id")), what, brief(gold, points),
                                        brief(found, points),
                                        context_of(gold != nullptr ? *gold : *found, points)});
    }
}

}  // namespace

struct Scorer::State {
    std::string disagreements_of;
    Scores scores;
};

Scorer::Scorer(std::string disagreements_of)
    : state_(std::make_unique<State>(State{std::move(disagreements_of), {}})) {}
Scorer::~Scorer() = default;
Scorer::Scorer(Scorer&&) noexcept = default;
Scorer& Scorer::operator=(Scorer&&) noexcept = default;

const Scores& Scorer::scores() const {
    return state_->scores;
}

void Scorer::add(std::string_view gold_line, std::string_view facts_line) {
    const Json gold = parsed(gold_line);
    const Json facts = facts_line.empty() ? Json::object() : parsed(facts_line);
    Scores part;
    part.documents = 1;
    part.missing = facts_line.empty() ? 1 : 0;
    try {
        for (const auto& [kind, golds] : lists_of(gold)) {
            std::vector<Disagreed> disagreed;
            const bool asked = kind == state_->disagreements_of;
            const Ledger ledger{part.tallies, part.calibration, asked ? &disagreed : nullptr};
            if (kind == "deals") {
                score_deals(*golds, get(facts, kind.c_str()), gold, ledger);
            } else {
                score_mentions(kind, *golds, get(facts, kind.c_str()), gold, ledger);
            }
            spell_out(disagreed, gold, part);
        }
    } catch (const Json::exception& error) {
        throw FormatError(message(error));
    }
    merge(state_->scores, std::move(part));
}

LineHead line_head(std::string_view line) {
    const Json document = parsed(line);
    if (!document.contains("id")) throw FormatError("a line without id");
    const Json& lang = get(document, "lang");
    return {as_text(document["id"]), lang.is_string() ? lang.get<std::string>() : ""};
}

}  // namespace dossier::eval
