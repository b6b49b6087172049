#include <dossier/eval/scoring.h>

#include <algorithm>

namespace dossier::eval {
namespace {

constexpr std::int64_t kEvidence = 200;
constexpr std::int64_t kAround = 50;

std::int64_t position(const Json& item, const char* key) {
    const Json& value = get(item, key);
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

std::string brief_deal(const Json& deal, const CodePoints& text) {
    std::string line;
    for (const char* key : {"type", "status", "amount", "currency", "date"}) {
        if (!get(deal, key).is_null()) line += std::string(line.empty() ? "" : " ") + as_text(get(deal, key));
    }
    for (const Json& party : get(deal, "parties")) {
        line += "; " + as_text(get(party, "role")) + ": " + as_text(get(party, "name"));
    }
    const Json& evidence = get(deal, "evidence");
    if (evidence.is_null()) return line;
    const std::int64_t start = position(evidence, "start");
    return line + " <- " + text.slice(start, std::min(position(evidence, "end"), start + kEvidence));
}

}  // namespace

CodePoints::CodePoints(const std::string& text) : text_(text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) bytes_.push_back(i);
    }
    bytes_.push_back(text.size());
}

std::string CodePoints::slice(std::int64_t start, std::int64_t end) const {
    const auto size = static_cast<std::int64_t>(bytes_.size()) - 1;
    const auto from = static_cast<std::size_t>(std::clamp<std::int64_t>(start, 0, size));
    const auto to =
        static_cast<std::size_t>(std::clamp<std::int64_t>(end, static_cast<std::int64_t>(from), size));
    return text_.substr(bytes_[from], bytes_[to] - bytes_[from]);
}

std::string brief(const Json* item, const CodePoints& text) {
    if (item == nullptr) return "-";
    if (item->contains("parties") || item->contains("evidence")) return brief_deal(*item, text);
    std::string line = "'" + text.slice(position(*item, "start"), position(*item, "end")) + "'";
    for (const char* key : {"type", "amount", "currency", "value", "unit"}) {
        if (!get(*item, key).is_null()) line += std::string(" ") + key + "=" + as_text(get(*item, key));
    }
    return line;
}

std::string context_of(const Json& item, const CodePoints& text) {
    if (!item.contains("start")) return "";
    return text.slice(position(item, "start") - kAround, position(item, "end") + kAround);
}

}  // namespace dossier::eval
