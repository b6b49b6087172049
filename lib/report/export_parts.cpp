#include "export_parts.h"

#include <dossier/facts/json.h>
#include <dossier/store/content_key.h>
#include <dossier/store/day_range.h>

#include <algorithm>

namespace dossier::exporting {
namespace {

void append(std::string& out, const Json& json) {
    const char* separator = "";
    if (json.is_object()) {
        out += '{';
        for (const auto& [key, value] : json.items()) {
            out += separator;
            append_json_string(out, key);
            out += ':';
            append(out, value);
            separator = ",";
        }
        out += '}';
    } else if (json.is_array()) {
        out += '[';
        for (const Json& value : json) {
            out += separator;
            append(out, value);
            separator = ",";
        }
        out += ']';
    } else if (json.is_string()) {
        append_json_string(out, json.get_ref<const std::string&>());
    } else {
        out += json.dump();
    }
}

bool is_calendar_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    return true;
}

}  // namespace

std::string line_of(const Json& json) {
    std::string out;
    append(out, json);
    return out + "\n";
}

Json number_of(const Decimal& value) {
    if (!value.is_integer()) return value.to_double();
    const std::string digits = value.to_string();
    return digits.size() <= 18 && digits.find('e') == std::string::npos ? Json(std::stoll(digits))
                                                                        : Json(value.to_double());
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

std::string title_of(const Deal& deal) {
    std::string out = deal.type + ", " + (deal.hedged ? "hedged" : deal.status);
    const char* separator = ": ";
    for (const Party& party : deal.parties) {
        out += separator + party.role + " " + party.name;
        separator = ", ";
    }
    return out;
}

std::string calendar_date(const std::string& timex) {
    const std::string day = timex.substr(0, timex.find('T'));
    const auto days = days_of(day);
    if (!days) return {};
    return is_calendar_date(day) ? day : days->first;
}

std::string key_of(std::string_view text) {
    return sha256_hex(text).substr(0, 40);
}

Points::Points(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] & 0xC0) != 0x80) bytes_.push_back(i);
    bytes_.push_back(text.size());
}

std::string_view Points::slice(std::uint32_t start, std::uint32_t end) const {
    const std::uint32_t last = std::min(end, size()), first = std::min(start, last);
    return text_.substr(bytes_[first], bytes_[last] - bytes_[first]);
}

}  // namespace dossier::exporting
