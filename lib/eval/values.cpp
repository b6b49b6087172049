#include <dossier/eval/scorer.h>
#include <dossier/eval/values.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace dossier::eval {
namespace {

// As Python's repr: the shortest digits, and ".0" behind what looks like an integer.
std::string float_text(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    std::string text(buffer.data(), end);
    if (text.find_first_of(".en") == std::string::npos) text += ".0";
    return text;
}

// Python counts true and false among the numbers.
bool is_number(const Json& value) {
    return value.is_number() || value.is_boolean();
}

double number(const Json& value) {
    if (value.is_boolean()) return value.get<bool>() ? 1.0 : 0.0;
    if (!value.is_number()) throw FormatError("a number is expected where " + value.dump() + " stands");
    return value.get<double>();
}

}  // namespace

const Json& get(const Json& object, const char* key) {
    static const Json null;
    const auto found = object.find(key);
    return found == object.end() ? null : *found;
}

bool truthy(const Json& value) {
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_number()) return value.get<double>() != 0;
    if (value.is_string()) return !value.get_ref<const std::string&>().empty();
    return !value.empty();
}

std::string as_text(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_null()) return "None";
    if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
    if (value.is_number_float()) return float_text(value.get<double>());
    return value.dump();
}

bool close(const Json& a, const Json& b) {
    const double x = number(a), y = number(b);
    return std::abs(x - y) <= 1e-3 * std::max({std::abs(x), std::abs(y), 1e-9});
}

bool equal(const Json& a, const Json& b) {
    return is_number(a) && is_number(b) ? close(a, b) : as_text(a) == as_text(b);
}

Items items_of(const Json& list) {
    Items items;
    for (const Json& entry : list) {
        const Json& start = get(entry, "start");
        const Json& end = get(entry, "end");
        if (!start.is_number_integer() || !end.is_number_integer()) {
            throw FormatError("an annotation without start or end: " + entry.dump().substr(0, 200));
        }
        items.push_back({start.get<std::int64_t>(), end.get<std::int64_t>(), &entry});
    }
    return items;
}

std::int64_t overlap(const Item& a, const Item& b) {
    return std::min(a.end, b.end) - std::max(a.start, b.start);
}

}  // namespace dossier::eval
