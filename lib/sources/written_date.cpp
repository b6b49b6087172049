#include "written_date.h"

#include <dossier/sources/iso_date.h>

#include <unicode/smpdtfmt.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdio>
#include <stdexcept>
#include <vector>

namespace dossier::sources {
namespace {

constexpr std::size_t longest_date = 80;  // bytes looked at

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<std::string> day_of(int year, int month, int day) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
    std::string out(buffer.data());
    if (year < 1900 || year > 2199 || !is_iso_date(out)) return std::nullopt;
    return out;
}

// Numbers of at most four digits that begin at the head of `text`, with one character between.
struct Numbers {
    std::array<int, 3> value{};
    std::array<std::size_t, 3> width{};
    std::size_t count = 0, length = 0;
    char mark = 0;
};

Numbers numbers_at(std::string_view text) {
    Numbers out;
    std::size_t at = 0;
    while (out.count < 3) {
        const std::size_t begin = at;
        int value = 0;
        while (at < text.size() && is_digit(text[at]) && at - begin < 4)
            value = value * 10 + (text[at++] - '0');
        if (at == begin || (at < text.size() && is_digit(text[at]))) break;
        out.value[out.count] = value;
        out.width[out.count++] = at - begin;
        out.length = at;
        if (out.count == 3 || at >= text.size()) break;
        const char mark = text[at];
        if ((mark != '-' && mark != '/' && mark != '.') || (out.mark != 0 && mark != out.mark)) break;
        out.mark = mark;
        ++at;
    }
    return out;
}

std::optional<std::string> from_numbers(std::string_view text, bool day_first) {
    const Numbers n = numbers_at(text);
    if (n.count != 3) return std::nullopt;
    if (n.width[0] == 4 && n.width[1] <= 2 && n.width[2] <= 2)
        return day_of(n.value[0], n.value[1], n.value[2]);
    if (n.width[2] != 4) return std::nullopt;
    if (n.mark == '.' || day_first || n.value[0] > 12) return day_of(n.value[2], n.value[1], n.value[0]);
    if (n.value[1] > 12 || n.value[0] == n.value[1]) return day_of(n.value[2], n.value[0], n.value[1]);
    return std::nullopt;
}

std::optional<std::string> from_digits(std::string_view text) {
    if (text.size() < 8 || (text.size() > 8 && is_digit(text[8]) && text.size() != 14)) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(0, 8)) {
        if (!is_digit(c)) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return day_of(value / 10000, value / 100 % 100, value % 100);
}

constexpr const char16_t* patterns[] = {u"EEE, d MMM y", u"d MMM y",  u"MMM d, y",          u"EEE, MMM d, y",
                                        u"EEE MMM d y",  u"d. MMM y", u"d 'de' MMM 'de' y", u"MMM d y",
                                        u"d MMM, y",     u"y年M月d日"};

}  // namespace

struct DateReader::Formats {
    std::vector<std::unique_ptr<icu::SimpleDateFormat>> read;
    std::unique_ptr<icu::SimpleDateFormat> write;
};

DateReader::DateReader(std::string_view lang) : lang_(lang.empty() ? "en" : lang) {}
DateReader::~DateReader() = default;

std::optional<std::string> DateReader::in_words(std::string_view text) {
    if (!formats_) {
        formats_ = std::make_unique<Formats>();
        const auto make = [](const char16_t* pattern, const icu::Locale& locale) {
            UErrorCode status = U_ZERO_ERROR;
            auto format =
                std::make_unique<icu::SimpleDateFormat>(icu::UnicodeString(pattern), locale, status);
            if (U_FAILURE(status)) throw std::runtime_error("ICU has no date formats");
            format->setTimeZone(*icu::TimeZone::getGMT());
            format->setLenient(false);
            return format;
        };
        for (const char16_t* pattern : patterns) {
            formats_->read.push_back(make(pattern, icu::Locale(lang_.c_str())));
            if (lang_ != "en") formats_->read.push_back(make(pattern, icu::Locale::getEnglish()));
        }
        formats_->write = make(u"yyyy-MM-dd", icu::Locale::getRoot());
    }
    const icu::UnicodeString words =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    for (const auto& format : formats_->read) {
        icu::ParsePosition at(0);
        const UDate date = format->parse(words, at);
        if (at.getIndex() == 0) continue;
        icu::UnicodeString day;
        formats_->write->format(date, day);
        std::string out;
        day.toUTF8String(out);
        if (out.size() == 10 && out >= "1990" && out < "2200") return out;
    }
    return std::nullopt;
}

std::optional<std::string> DateReader::at_head(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return std::nullopt;
    text = text.substr(begin, longest_date);
    if (is_digit(text.front())) {
        if (auto day = from_numbers(text, lang_ != "en")) return day;
        if (auto day = from_digits(text)) return day;
    }
    return in_words(text);
}

std::optional<std::string> DateReader::within(std::string_view text) {
    // Something that may be a year must be there, before many places are tried.
    const auto four_digits = [&] {
        std::size_t run = 0;
        for (const char c : text)
            if ((run = is_digit(c) ? run + 1 : 0) == 4) return true;
        return false;
    };
    if (!four_digits()) return std::nullopt;
    char before = ' ';
    for (std::size_t at = 0; at < text.size(); before = text[at++]) {
        const bool begins = before == ' ' || before == '|' || before == ',' || before == '(' || before == ':';
        if (!begins || text[at] == ' ') continue;
        if (auto day = at_head(text.substr(at))) return day;
    }
    return std::nullopt;
}

std::optional<std::string> date_in_address(std::string_view url) {
    for (std::size_t at = 0; at + 8 <= url.size(); ++at) {
        if (!is_digit(url[at]) || (at > 0 && is_digit(url[at - 1]))) continue;
        const Numbers n = numbers_at(url.substr(at));
        const std::size_t end = at + n.length;
        if (n.count == 3 && n.width[0] == 4 && n.width[1] <= 2 && n.width[2] <= 2 && n.mark != '.' &&
            (end == url.size() || !is_digit(url[end])))
            if (auto day = day_of(n.value[0], n.value[1], n.value[2])) return day;
    }
    return std::nullopt;
}

}  // namespace dossier::sources
