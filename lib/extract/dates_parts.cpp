#include <dossier/extract/dates_parts.h>
#include <dossier/extract/number_text.h>
#include <dossier/patterns/fold.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace dossier::extract {
namespace {

std::optional<int> whole(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<int> whole(const Decimal& value) {
    if (!value.is_integer() || value.exponent() > 6) return std::nullopt;
    std::int64_t out = value.units();
    for (int i = 0; i < value.exponent(); ++i)
        out *= 10;
    if (out < -1'000'000 || out > 1'000'000) return std::nullopt;
    return static_cast<int>(out);
}

// "97" beside no other year: the century that makes it nearest to the turn of the millennium as people
// write it.
int full_year(int two_digits) {
    return two_digits < 50 ? 2000 + two_digits : 1900 + two_digits;
}

// Of the day among `days` ("2001-09-11 2005-07-07") that the parts name without its year.
std::optional<int> known_year(std::string_view days, const DateParts& parts) {
    constexpr std::size_t width = 10;
    for (; days.size() >= width && parts.month && parts.day;
         days.remove_prefix(std::min(days.size(), width + 1)))
        if (whole(days.substr(5, 2)) == parts.month && whole(days.substr(8, 2)) == parts.day)
            return whole(days.substr(0, 4));
    return std::nullopt;
}

}  // namespace

// A slot's name, for the first and for the second date of a match.
struct DatePartsReader::Name {
    Label first, second;
    consteval Name(const char* literal) : first(literal), second(first.followed_by('2')) {}
};

// Access to a match's slots and fields by name, for its first or its second date.
struct DatePartsReader::Slots {
    const Match& match;
    bool second;

    Label of(Name name) const { return second ? name.second : name.first; }
    // False tells that the rule has neither a slot nor a field of that name.
    bool may_have(Name name) const { return (match.rule->bits & of(name).bit()) != 0; }
    ItemRange range(Name name) const { return match.slot(of(name)); }
    std::string_view field(Label name) const { return second ? std::string_view() : match.rule->field(name); }
    // Fields that hold for both dates.
    std::string_view shared(Label name) const { return match.rule->field(name); }
};

DatePartsReader::DatePartsReader(const Reading& reading) : reading_(reading) {
    const Pack& pack = *reading.pack;
    cardinal_ = pack.list("cardinal");
    ordinal_ = pack.list("ordinal");
    month_ = pack.list("month");
    weekday_ = pack.list("weekday");
    season_ = pack.list("season");
    unit_ = pack.list("date-unit");
    direction_ = pack.list("direction");
    relation_ = pack.list("relation");
    modifier_ = pack.list("date-modifier");
    words_ = {pack.list("date-word"), pack.list("feast"), pack.list("reference"), pack.list("decade-word")};
}

std::optional<DateParts> DatePartsReader::read(const Match& match) const {
    const Slots slots{match, false};
    DateParts out;
    read_words(slots, out);
    if (!read_numbers(slots, out) || !read_year(slots, out) || !read_dotted(slots, out)) return std::nullopt;
    if (!out.year) out.year = known_year(match.rule->field("known"), out);
    return out;
}

std::optional<DateParts> DatePartsReader::read_second(const Match& match, const DateParts& first) const {
    const Slots slots{match, true};
    DateParts out = first;
    out.modifier = {};
    out.weekday.reset();
    read_words(slots, out);
    if (slots.range("weekday").present()) out.direction = ">";
    if (!read_numbers(slots, out)) return std::nullopt;
    if (slots.range("year").present() && !read_year(slots, out)) return std::nullopt;
    if (first.year && out.year && *out.year >= 0 && *out.year < 100) {
        *out.year += *first.year / 100 * 100;
        if (*out.year <= *first.year) return std::nullopt;
    }
    return out;
}

std::optional<int> DatePartsReader::read_year(const Match& match) const {
    DateParts out;
    return read_year({match, false}, out) ? out.year : std::nullopt;
}

bool DatePartsReader::read_month(const Match& match, DateParts& out) const {
    const ItemRange range = match.slot("year2");
    const auto month = range.present() ? number_in_tokens(range) : std::nullopt;
    if (!month || *month < 1 || *month > 12) return false;
    out.month = month;
    return true;
}

void DatePartsReader::read_words(const Slots& slots, DateParts& out) const {
    auto text_value = [&](Name name, std::span<const std::uint32_t> maps, std::string_view& into) {
        if (!slots.may_have(name)) return;
        if (auto field = slots.field(name.first); !field.empty()) into = field;
        if (ItemRange range = slots.range(name); range.present())
            if (auto value = reading_.value(range, maps); !value.empty()) into = value;
    };
    auto number_value = [&](Name name, std::uint32_t map, std::optional<int>& into) {
        std::string_view value;
        text_value(name, {&map, 1}, value);
        if (value.empty()) return;
        if (auto number = whole(value)) into = number;
    };
    number_value("month", month_, out.month);
    number_value("weekday", weekday_, out.weekday);
    number_value("season", season_, out.season);
    text_value("direction", {&direction_, 1}, out.direction);
    text_value("relation", {&relation_, 1}, out.relation);
    text_value("modifier", {&modifier_, 1}, out.modifier);
    text_value("word", words_, out.word);
    std::string_view unit;
    text_value("unit", {&unit_, 1}, unit);
    if (!unit.empty()) out.unit = grain_named(unit);
}

bool DatePartsReader::read_numbers(const Slots& slots, DateParts& out) const {
    struct Entry {
        Name name;
        std::optional<int> DateParts::*into;
        int max;
    };
    static constexpr Entry entries[] = {
        {"nth", &DateParts::nth, 5},
        {"day", &DateParts::day, 99},
        {"number", &DateParts::number, 9999},
        {"quarter", &DateParts::quarter, 4},
        {"half", &DateParts::half, 2},
        {"week", &DateParts::week, 53},
        {"century", &DateParts::century, 22},
        {"decade", &DateParts::decade, 2190},
        {"month-number", &DateParts::month, 99},
    };
    for (const Entry& entry : entries) {
        if (!slots.may_have(entry.name)) continue;
        if (auto field = whole(slots.field(entry.name.first))) out.*entry.into = field;
        const ItemRange range = slots.range(entry.name);
        if (!range.present()) continue;
        const auto value = number_in_tokens(range);
        if (!value || *value < 0 || *value > entry.max) return false;
        out.*entry.into = value;
    }
    // "30/04/2019" can only be read one way, whatever the order that is usual.
    if (!slots.field("order").empty() && out.month && out.day && *out.month > 12 && *out.day <= 12)
        std::swap(*out.month, *out.day);
    if (const auto times = slots.field("times"); !times.empty())
        out.number = out.number.value_or(1) * whole(times).value_or(1);
    out.before_christ = slots.shared("era") == "bc";
    if (out.century) *out.century -= 1;
    return read_decade(slots, out);
}

// "1980s" counts from 1980, "'80s" from the century before the last.
bool DatePartsReader::read_decade(const Slots& slots, DateParts& out) const {
    if (!out.decade) return true;
    const bool in_full = !slots.shared("era").empty();
    const int from = *out.decade < 100 && !in_full ? full_year(*out.decade) : *out.decade;
    if (from % 10 != 0 || (from < 1000 && !in_full)) return false;
    out.decade = from / 10;
    return true;
}

bool DatePartsReader::read_year(const Slots& slots, DateParts& out) const {
    const ItemRange range = slots.range("year");
    if (!range.present()) return true;
    auto year = number_in_tokens(range);
    if (!year) return false;
    const bool in_full = !slots.shared("era").empty();
    const bool short_form = reading_.text(range).size() == 2 && !in_full;
    if (short_form && slots.second) {
        out.year = year;
        return true;
    }
    if (short_form) year = full_year(*year);
    out.short_year = short_form;
    const int min = whole(slots.field("min")).value_or(in_full ? 1 : 1000);
    const int max = whole(slots.field("max")).value_or(2199);
    if (*year < min || *year > max) return false;
    out.year = slots.shared("era") == "bc" ? -*year : *year;
    return true;
}

// "27.11.2013", "2013.11.27" or "20131127" in one token.
bool DatePartsReader::read_dotted(const Slots& slots, DateParts& out) const {
    const ItemRange range = slots.range("dotted");
    if (!range.present()) return true;
    const std::string_view text = reading_.text(range);
    if (text.size() == 8 && whole(text)) {
        out.year = whole(text.substr(0, 4));
        out.month = whole(text.substr(4, 2));
        out.day = whole(text.substr(6));
        return *out.year >= 1900 && *out.year < 2100 && *out.month >= 1 && *out.month <= 12 &&
               *out.day >= 1 && *out.day <= 31;
    }
    const std::size_t one = text.find('.'), two = text.find('.', one + 1);
    if (one == std::string_view::npos || two == std::string_view::npos) return false;
    const bool year_first = one == 4;
    const std::string_view begin = text.substr(0, one), end = text.substr(two + 1);
    out.day = whole(year_first ? end : begin);
    out.month = whole(text.substr(one + 1, two - one - 1));
    out.year = whole(year_first ? begin : end);
    if (!out.day || !out.month || !out.year || (year_first ? begin : end).size() != 4) return false;
    return *out.month >= 1 && *out.month <= 12 && *out.day >= 1 && *out.day <= 31 && *out.year >= 1000;
}

// Digits, or number words of one value below a hundred each: "twenty" "-" "first", "nineteen ninety-six" (a
// century and its year), "two thousand".
std::optional<int> DatePartsReader::number_in_tokens(ItemRange items) const {
    if (items.last - items.first == 1 && reading_.line[items.first].mark >= 0 &&
        reading_.pack->in_list(reading_.line[items.first].set, reading_.pack->list("number"))) {
        const Number& number = reading_.numbers[static_cast<std::size_t>(reading_.line[items.first].mark)];
        if (!number.words || (number.value && *number.value >= Decimal(1000)))
            return number.value ? whole(*number.value) : std::nullopt;
    }
    std::optional<int> sum;
    const auto& tokens = reading_.analysis.tokens;
    for (std::uint32_t i = reading_.line[items.first].first; i < reading_.line[items.last - 1].last; ++i) {
        const auto value = numeral(reading_.analysis.text.substr(tokens[i].begin, tokens[i].length()));
        if (!value) continue;
        if (!sum) {
            sum = value;
        } else if (*sum >= 10 && *sum <= 21 && *value >= 10 && *value < 100) {
            sum = *sum * 100 + *value;
        } else if (*value < 10) {
            *sum += *value;
        } else {
            return std::nullopt;
        }
    }
    return sum;
}

std::optional<int> DatePartsReader::numeral(std::string_view text) const {
    if (!text.empty() && text[0] >= '0' && text[0] <= '9') return whole(text);
    const std::uint64_t key = patterns::folded_hash(text);
    for (std::uint32_t map : {cardinal_, ordinal_})
        if (auto value = reading_.pack->value(map, key); !value.empty()) return whole(value);
    return std::nullopt;
}

}  // namespace dossier::extract
