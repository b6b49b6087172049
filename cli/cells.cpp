#include "cells.h"

#include <dossier/facts/grouped.h>
#include <dossier/facts/json.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace dossier::cli {
std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            if (!line.empty() && line.back() != ' ') line += ' ';
        } else {
            line += c;
        }
    }
    while (line.ends_with(' '))
        line.pop_back();
    return without_controls(line);
}

namespace {

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

std::string shortest(double value) {
    if (!std::isfinite(value)) return "";
    std::array<char, 32> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

std::string three_decimals(double value) {
    if (!std::isfinite(value)) return "";
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 3).ptr;
    return {buffer.data(), end};
}

// What a machine-readable cell holds, before it is quoted. Only text can be mistaken for a formula.
std::string plain(const Cell& cell, const auto& text) {
    return std::visit(Overloaded{[](std::monostate) { return std::string(); },
                                 [&](const std::string& value) { return text(value); },
                                 [](std::int64_t value) { return std::to_string(value); },
                                 [](double value) { return shortest(value); },
                                 [](bool value) { return std::string(value ? "true" : "false"); },
                                 [](const Decimal& value) { return value.to_string(); }},
                      cell);
}

std::string disarmed(const std::string& text) {
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    return formula ? "'" + text : text;
}

// Control characters shown as "�", but for tabs and line breaks, which the formats have their ways for.
std::string without_other_controls(std::string_view text) {
    const auto printable = [](char c) { return c >= ' ' && c < '\x7f'; };  // of ASCII
    if (std::all_of(text.begin(), text.end(), printable)) return std::string(text);
    std::string clean;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\t\n\r"), text.size());
        clean += without_controls(text.substr(0, end));
        if (end == text.size()) break;
        clean += text[end];
        text.remove_prefix(end + 1);
    }
    return clean;
}

}  // namespace

std::string table_cell(const Cell& cell) {
    return std::visit(Overloaded{[](std::monostate) { return std::string(); },
                                 [](const std::string& value) { return one_line(value); },
                                 [](std::int64_t value) { return std::to_string(value); },
                                 [](double value) { return three_decimals(value); },
                                 [](bool value) { return std::string(value ? "yes" : "no"); },
                                 [](const Decimal& value) { return grouped(value.to_string()); }},
                      cell);
}

std::string csv_cell(const Cell& cell) {
    const std::string value =
        plain(cell, [](const std::string& text) { return disarmed(without_other_controls(text)); });
    const auto is_special = [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; };
    if (std::none_of(value.begin(), value.end(), is_special)) return value;
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string tsv_cell(const Cell& cell) {
    const std::string value =
        plain(cell, [](const std::string& text) { return disarmed(without_other_controls(text)); });
    std::string escaped;
    for (const char c : value) {
        switch (c) {
            case '\t':
                escaped += "\\t";
                break;
            case '\n':
                escaped += "\\n";
                break;
            case '\r':
                escaped += "\\r";
                break;
            case '\\':
                escaped += "\\\\";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

void append_json_cell(std::string& out, const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        append_json_string(out, *text);
        return;
    }
    const std::string value = plain(cell, [](const std::string& text) { return text; });
    out += value.empty() ? "null" : value;
}

}  // namespace dossier::cli
