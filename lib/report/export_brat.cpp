#include "export_parts.h"

#include <dossier/report/export.h>
#include <dossier/store/content_key.h>

#include <algorithm>
#include <map>
#include <set>

namespace dossier {
namespace {

using exporting::Points;

// A name of brat: a letter, then letters, digits, - and _.
std::string brat_name(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'), digit = c >= '0' && c <= '9';
        out += letter || digit ? c : '_';
    }
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

std::string one_line(std::string_view text) {
    std::string out(text);
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return out;
}

class BratDocument {
  public:
    explicit BratDocument(const StoredDocument& stored) : points_(stored.document.text) {
        for (const EntityMention& each : stored.facts.entities) {
            const std::string id = span_of(brat_name(each.type), each.span);
            note(id, each.canonical + (each.iso.empty() ? "" : " " + each.iso));
            names_.emplace(fold_name(each.text), id);
            names_.emplace(fold_name(each.canonical), id);
        }
        for (const MoneyMention& each : stored.facts.money)
            note(span_of("Money", each.span), value(each.amount, each.currency));
        for (const PercentMention& each : stored.facts.percents)
            note(span_of("Percent", each.span), value(each.value, each.unit));
        for (const DateMention& each : stored.facts.dates)
            note(span_of("Date", each.span), each.value);
        for (const QuantityMention& each : stored.facts.quantities)
            note(span_of("Quantity", each.span), value(each.value, each.unit));
        for (const Deal& each : stored.facts.deals)
            event(each);
    }
    const std::string& lines() const { return lines_; }
    std::int64_t count() const { return spans_; }
    const std::set<std::string>& roles() const { return roles_; }

  private:
    static std::string value(const std::optional<Decimal>& number, const std::string& unit) {
        return (number ? number->to_string() : "?") + (unit.empty() ? "" : " " + unit);
    }

    // A text-bound annotation may not hold a line break: fragments go around it.
    std::string span_of(const std::string& type, const Span& span) {
        const std::string id = "T" + std::to_string(++spans_);
        std::string places, text;
        for (std::uint32_t at = span.start; at < span.end;) {
            std::uint32_t end = at;
            while (end < span.end && points_.slice(end, end + 1) != "\n")
                ++end;
            if (end > at) {
                places += (places.empty() ? "" : ";") + std::to_string(at) + " " + std::to_string(end);
                text += (text.empty() ? "" : " ") + one_line(points_.slice(at, end));
            }
            at = end + 1;
        }
        lines_ += id + "\t" + type + " " + places + "\t" + text + "\n";
        return id;
    }

    void note(const std::string& id, const std::string& text) {
        if (!text.empty())
            lines_ +=
                "#" + std::to_string(++notes_) + "\tAnnotatorNotes " + id + "\t" + one_line(text) + "\n";
    }

    void event(const Deal& deal) {
        const std::string type = brat_name(deal.type), trigger = span_of(type, deal.evidence);
        const std::string id = "E" + std::to_string(++events_);
        std::string line = id + "\t" + type + ":" + trigger, rest = deal.status;
        if (deal.amount) rest += "; " + value(deal.amount, deal.currency);
        if (!deal.date.empty()) rest += "; " + deal.date;
        std::map<std::string, int> used;
        for (const Party& party : deal.parties) {
            const auto found = names_.find(fold_name(party.name));
            if (found == names_.end()) {
                rest += "; " + party.role + ": " + party.name;
                continue;
            }
            const std::string role = brat_name(party.role);
            const int n = ++used[role];
            line += " " + role + (n > 1 ? std::to_string(n) : "") + ":" + found->second;
            roles_.insert(role);
        }
        lines_ += line + "\n";
        lines_ += "A" + std::to_string(++attributes_) + "\tStatus " + id + " " + deal.status + "\n";
        if (deal.hedged) lines_ += "A" + std::to_string(++attributes_) + "\tHedged " + id + "\n";
        note(id, rest);
    }

    Points points_;
    std::map<std::string, std::string> names_;  // the first mention of each
    std::string lines_;
    std::int64_t spans_ = 0, notes_ = 0, events_ = 0, attributes_ = 0;
    std::set<std::string> roles_;
};

std::string configuration(const std::set<std::string>& roles) {
    std::string out =
        "[entities]"
        "\nPerson\nOrganization\nLocation\nNationality\nEvent\nLaw\nProduct\nMoney\nPercent\nDate\nQuantity\n"
        "\n"
        "[relations]\n\n[events]\n";
    std::string arguments;
    for (const std::string& role : roles)
        arguments += (arguments.empty() ? "\t" : ", ") + role + "*:<ENTITY>";
    for (const std::string_view type : deal_types)
        out += brat_name(type) + arguments + "\n";
    out += "\n[attributes]\nStatus\tArg:<EVENT>, Value:";
    const char* separator = "";
    for (const std::string_view status : deal_statuses) {
        out += separator + std::string(status);
        separator = "|";
    }
    return out + "\nHedged\tArg:<EVENT>\n";
}

}  // namespace

ExportCounts export_brat(
    const KnowledgeBase& base, const Filter& filter,
    const std::function<void(const std::string& name, std::string_view content)>& on_file) {
    ExportCounts counts;
    std::set<std::string> roles;
    each_document(base, filter, [&](const StoredDocument& stored) {
        const std::string& id = stored.document.id;
        std::string name = brat_name(std::string_view(id).substr(id.find_last_of('/') + 1).substr(0, 60));
        name += "-" + stored.sha256.substr(0, 12);
        const BratDocument document(stored);
        on_file(name + ".txt", stored.document.text);
        on_file(name + ".ann", document.lines());
        roles.insert(document.roles().begin(), document.roles().end());
        counts.written += document.count();
    });
    if (counts.written > 0) on_file("annotation.conf", configuration(roles));
    return counts;
}

}  // namespace dossier
