#include <dossier/extract/dates_resolve.h>

#include <charconv>
#include <cstdlib>

namespace dossier::extract {
namespace {

// Days ahead up to which a bare "June 5" is taken for the coming one where the tense does not tell.
constexpr std::int64_t half_a_year = 183;
constexpr int months_around = 6;  // among which "Friday the 13th" is looked for
constexpr std::size_t decade_digits = 3;
constexpr int year_max = 9998;  // before Christ too

int whole(std::string_view text) {
    int value = 0;
    if (!text.empty() && text[0] == '+') text.remove_prefix(1);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class Resolver {
  public:
    Resolver(const DateParts& parts, const DateContext& context) : parts_(parts), context_(context) {}

    ResolvedDate resolve() {
        out_.before_christ = parts_.before_christ && (parts_.century || parts_.decade);
        if (!parts_.relation.empty()) {
            by_count();
        } else if (!parts_.word.empty()) {
            by_word();
        } else if (parts_.century) {
            out_.when = {Grain::century, 0, *parts_.century, 0};
        } else if (parts_.decade) {
            out_.when = {Grain::decade, 0, *parts_.decade, 0};
        } else {
            by_calendar();
        }
        if (out_.when.grain != Grain::none && out_.when.grain != Grain::century &&
            out_.when.grain != Grain::decade &&
            (out_.when.year == 0 || out_.when.year < -year_max || out_.when.year > year_max))
            out_.when = {};
        return out_;
    }

  private:
    // ---- words with a meaning of their own
    void by_word() {
        std::string_view word = parts_.word;
        if (word[0] >= 'A' && word[0] <= 'Z') {
            out_.reference = word;
            return;
        }
        if (word == "same") {
            out_.when = same_in_named_year();
            return;
        }
        if (word == "period") {
            const bool told = context_.period.grain == Grain::quarter;
            out_.when = told ? context_.period : deictic(Grain::quarter, "-1");
            return;
        }
        if (const std::size_t blank = word.find(' '); blank != std::string_view::npos) {
            out_.modifier = word.substr(blank + 1);
            word = word.substr(0, blank);
        }
        if (word.size() == decade_digits) {
            out_.when = {Grain::decade, 0, whole(word), 0};
            return;
        }
        if ((word[0] >= '0' && word[0] <= '9') || word.starts_with("easter")) return by_feast(word);
        const std::size_t sign = word.find_first_of("+-=<>~");
        if (sign == std::string_view::npos) return;
        if (word[sign] == '~') {
            out_.when = around_today(grain_named(word.substr(0, sign)));
            return;
        }
        out_.when = deictic(grain_named(word.substr(0, sign)), word.substr(sign));
    }

    // What the text spoke of, moved to the year that the parts name or point to; that year where it spoke of
    // none.
    When same_in_named_year() const {
        When year = parts_.year ? year_of(*parts_.year) : deictic(Grain::year, parts_.direction);
        if (year.grain == Grain::none) return {};
        const bool report = parts_.unit == Grain::none || parts_.unit == Grain::quarter;
        const When& told = report ? context_.period : context_.text;
        if (told.grain == Grain::none || (!report && told.grain != parts_.unit)) return year;
        return shifted(told, Grain::year, year.year - year_in(told));
    }

    static std::int64_t feast_in(std::string_view word, int year) {
        if (word.starts_with("easter")) return easter_sunday(year) + whole(word.substr(6));
        const int month = whole(word.substr(0, 2));
        if (word[2] == '-') return day_number({year, month, whole(word.substr(3))});
        const std::size_t second = word.find('#', 3);
        return nth_weekday(year, month, whole(word.substr(3, second - 3)), whole(word.substr(second + 1)));
    }

    void by_feast(std::string_view word) {
        if (parts_.year) {
            out_.when = day_of(feast_in(word, *parts_.year));
            out_.absolute = true;
        } else if (context_.document) {
            const int year = civil_day(*context_.document).year;
            out_.when =
                day_of(choose(feast_in(word, year - 1), feast_in(word, year), feast_in(word, year + 1)));
        }
        if (parts_.unit != Grain::none && out_.when.grain == Grain::day) {  // "Easter week"
            const std::int64_t day = first_day(out_.when);
            const int weekday = weekday_of(day);  // the weekend of a Monday is the one before it
            const bool before = parts_.unit == Grain::weekend && weekday <= 2;
            out_.when = stretch_around(day - (before ? weekday : 0), parts_.unit);
        }
    }

    // The last one that has begun, or the coming one.
    When around_today(Grain unit) const {
        if (!context_.document) return {};
        const When here = stretch_around(*context_.document, unit);
        const bool begun = first_day(here) <= *context_.document;
        return begun || context_.tense == Tense::future ? here : shifted(here, unit, -1);
    }

    // ---- "two years ago", "a month earlier", "a week from Friday"
    void by_count() {
        if (parts_.weekday || !parts_.word.empty()) return by_count_from_day();
        const bool from_text = parts_.relation.starts_with("text");
        const bool back = parts_.relation.back() == '-';
        const int count = parts_.number.value_or(1) * (back ? -1 : 1);
        const bool weeks = parts_.unit == Grain::week || parts_.unit == Grain::weekend;
        const Grain grain = weeks ? Grain::day : parts_.unit;
        const When& text = context_.text;
        // "third-quarter profit … a year ago" compares quarters, "in November … a year earlier" months.
        const bool year_back = parts_.unit == Grain::year && back;
        if (year_back && context_.text_near && from_text && text.grain == Grain::month) {
            out_.when = shifted(text, Grain::year, count);
        } else if (year_back && context_.period_near && context_.period.grain != Grain::none) {
            out_.when = shifted(context_.period, Grain::year, count);
        } else if (from_text && (context_.text_near || !back)) {
            if (text.grain == Grain::none || text.grain < parts_.unit) return;
            out_.when = shifted(stretch_around(first_day(text), grain), parts_.unit, count);
            // What was is not after the document: the count is from something else than the date named
            // before.
            if (!back && context_.document && context_.tense == Tense::past &&
                first_day(out_.when) > *context_.document)
                out_.when = {};
        } else if (context_.document) {
            out_.when = shifted(stretch_around(*context_.document, grain), parts_.unit, count);
        }
    }

    // From the coming weekday, or the day that a word names.
    void by_count_from_day() {
        if (!context_.document) return;
        std::int64_t from = *context_.document;
        if (parts_.weekday) {
            from += (*parts_.weekday - weekday_of(from) + 6) % 7 + 1;
        } else {
            by_word();
            if (out_.when.grain != Grain::day) return;
            from = first_day(out_.when);
        }
        const int count = parts_.number.value_or(1) * (parts_.relation.back() == '-' ? -1 : 1);
        out_.when = shifted(day_of(from), parts_.unit, count);
    }

    // ---- "last year", "that month"; without a date before it "the previous month" is the document's
    When deictic(Grain unit, std::string_view direction) const {
        if (unit == Grain::none) return {};
        const char kind = direction[0];
        if (kind == '=' || kind == '<' || kind == '>') {
            const When& text = context_.text;
            const bool told = text.grain >= unit || (text.grain != Grain::none && context_.text_near);
            if (!told && kind != '=' && context_.document)
                return shifted(stretch_around(*context_.document, unit), unit, kind == '<' ? -1 : 1);
            if (text.grain == Grain::none || text.grain < unit) return {};
            return shifted(stretch_around(first_day(text), unit), unit,
                           kind == '='   ? 0
                           : kind == '<' ? -1
                                         : 1);
        }
        if (!context_.document) return {};
        const bool told = told_by_text() && context_.text.grain >= unit;
        const std::int64_t from = told ? first_day(context_.text) : *context_.document;
        return shifted(stretch_around(from, unit), unit, whole(direction));
    }

    bool told_by_text() const { return context_.narrative && context_.text.grain >= Grain::year; }

    // ---- years, months, days and what lies between
    void by_calendar() {
        When container;
        bool named = parts_.month || parts_.weekday || parts_.season || parts_.quarter || parts_.half ||
                     parts_.week || parts_.day;
        if (parts_.year) {
            container = year_of(*parts_.year);
            out_.absolute = true;
        } else if (parts_.unit != Grain::none && !parts_.direction.empty()) {
            container = deictic(parts_.unit, parts_.direction);
            if (container.grain == Grain::none) return;
        }
        if (invalid_day()) return;
        if (!named) {
            out_.when = container;
        } else if (container.grain != Grain::none) {
            out_.when = inside(container);
        } else if (parts_.month || parts_.quarter || parts_.half || parts_.season) {
            out_.when = in_some_year();
        } else if (parts_.day) {
            out_.when = in_some_month();
        } else if (parts_.weekday) {
            out_.when = some_weekday();
        }
    }

    bool invalid_day() {
        if (parts_.month && (*parts_.month < 1 || *parts_.month > 12)) return out_.invalid = true;
        if (!parts_.day || !parts_.month) return false;
        // Without a year the 29th of February may be one of a leap year.
        return out_.invalid = !is_valid({parts_.year.value_or(2000), *parts_.month, *parts_.day});
    }

    // What the parts name within a year, month or week.
    When inside(const When& container) const {
        if (container.grain == Grain::week && parts_.weekday)
            return day_of(first_day(container) + *parts_.weekday - 1);
        if (container.grain == Grain::month && parts_.day && !parts_.month) {
            const CivilDay day{container.year, container.part, *parts_.day};
            return is_valid(day) ? day_of(day_number(day)) : When{};
        }
        if (container.grain == Grain::month && parts_.nth) return nth_day(container.year, container.part);
        return named_in(container.year != 0 ? year_in(container) : 0);
    }

    // "the first Monday of September"; grain none if the month has no such day.
    When nth_day(int year, int month) const {
        if (!parts_.weekday || *parts_.nth == 0) return {};
        const std::int64_t day = nth_weekday(year, month, *parts_.nth, *parts_.weekday);
        return civil_day(day).month == month ? day_of(day) : When{};
    }

    // The month, day, season … of one year; grain none if that year has no such day.
    When named_in(int year) const {
        if (year == 0) return {};
        if (parts_.month && parts_.day) {
            const CivilDay day{year, *parts_.month, *parts_.day};
            return is_valid(day) ? When{Grain::day, day.year, day.month, day.day} : When{};
        }
        if (parts_.month && parts_.nth) return nth_day(year, *parts_.month);
        if (parts_.month) return month_of(year, *parts_.month);
        if (parts_.quarter) return {Grain::quarter, year, *parts_.quarter, 0};
        if (parts_.half) return {Grain::half, year, *parts_.half, 0};
        if (parts_.season) return {Grain::season, year, *parts_.season, 0};
        if (parts_.week) return {Grain::week, year, *parts_.week, 0};
        return {};
    }

    // Without a year: "June 5", "in August", "the third quarter", "last summer".
    When in_some_year() const {
        if (!context_.document) return context_.text_near ? in_told_year() : When{};
        if (told_by_text() && parts_.direction.empty()) return in_told_year();
        const int year = civil_day(reference_day()).year;
        const When candidates[] = {named_in(year - 1), named_in(year), named_in(year + 1)};
        if (parts_.weekday && parts_.day)
            for (int i : {1, 2, 0})
                if (candidates[i].grain == Grain::day && (i < 2 || context_.tense != Tense::past) &&
                    weekday_of(first_day(candidates[i])) == *parts_.weekday)
                    return candidates[i];
        if (!parts_.direction.empty()) return directed(candidates);
        if (candidates[1].grain == Grain::none) return leap_day();
        std::int64_t firsts[3];
        for (int i = 0; i < 3; ++i)
            firsts[i] = candidates[i].grain == Grain::none ? first_day(year_of(year + i - 1)) + 59
                                                           : first_day(candidates[i]);
        const std::int64_t chosen = choose(firsts[0], firsts[1], firsts[2]);
        return chosen == firsts[0] ? candidates[0] : chosen == firsts[1] ? candidates[1] : candidates[2];
    }

    // Of the year that the text is at; of the next one where a winter lies between ("November 1864 … in
    // January").
    When in_told_year() const {
        constexpr int over_winter = 7;  // months
        const When& text = context_.text;
        if (text.grain < Grain::year || !parts_.direction.empty()) return {};
        const bool in_month = text.grain == Grain::month || text.grain == Grain::day;
        const bool passed = in_month && parts_.month && text.part - *parts_.month >= over_winter;
        return named_in(year_in(text) + (passed ? 1 : 0));
    }

    // "the 18th": of this month, or of the one before or after it, whichever is nearest and fits the tense.
    When in_some_month() const {
        if (!context_.document || *parts_.day < 1 || *parts_.day > 31) return {};
        const std::int64_t today = told_by_text() ? first_day(context_.text) : *context_.document;
        When best;
        std::int64_t least = 1000;
        const int steps = parts_.weekday ? months_around : 1;
        for (int step = -steps; step <= steps; ++step) {
            const CivilDay month = plus_months(civil_day(today), step);
            const CivilDay day{month.year, month.month, *parts_.day};
            if (!is_valid(day)) continue;
            std::int64_t away = day_number(day) - today;
            if ((context_.tense == Tense::future && away < 0) || (context_.tense == Tense::past && away > 0))
                continue;
            if (parts_.weekday && weekday_of(day_number(day)) != *parts_.weekday) continue;
            away = away < 0 ? -away : away;
            if (away < least) least = away, best = day_of(day_number(day));
        }
        return best;
    }

    // The last 29th of February, or the next one where the text speaks of what will be.
    When leap_day() const {
        const int step = context_.tense == Tense::future ? 1 : -1;
        int year = civil_day(*context_.document).year;
        for (int i = 0; i < 8 && named_in(year).grain == Grain::none; ++i)
            year += step;
        return named_in(year);
    }

    // What "next March" counts from, and "the following March": that is the text's date, if it speaks of one.
    std::int64_t reference_day() const {
        const bool told = parts_.direction == "<" || parts_.direction == ">";
        return told && context_.text.grain >= Grain::year ? last_day(context_.text) : *context_.document;
    }

    When directed(const When (&candidates)[3]) const {
        const std::int64_t today = reference_day();
        const bool back = parts_.direction[0] == '<', on = parts_.direction[0] == '>';
        const int direction = back ? -1 : on ? 1 : whole(parts_.direction);
        if (parts_.direction[0] == '=') return {};
        if (direction == 0) return candidates[1];
        if (direction < 0) return last_day(candidates[1]) < today ? candidates[1] : candidates[0];
        return first_day(candidates[1]) > today ? candidates[1] : candidates[2];
    }

    // One of three that are a year apart: by the tense, else the nearest one, the past rather than the
    // future.
    std::int64_t choose(std::int64_t before, std::int64_t same, std::int64_t after) const {
        const std::int64_t today = *context_.document;
        const bool coarse = !(parts_.day || parts_.nth || !parts_.word.empty());
        const std::int64_t past = same <= today ? same : before;
        const std::int64_t future = same >= today || (coarse && same + 27 >= today) ? same : after;
        if (past == future) return past;
        const std::int64_t ahead = future - today, behind = today - past;
        // A quarter just over is the one that results are still awaited for.
        if ((parts_.quarter || parts_.half) && behind <= 150) return past;
        if (context_.tense == Tense::future) return ahead <= 330 || coarse ? future : past;
        if (context_.tense == Tense::past && coarse) return past;
        if (coarse) return ahead <= 45 && behind > 183 ? future : past;
        if (context_.tense == Tense::past) return behind <= 300 ? past : future;
        return ahead < behind && ahead <= half_a_year ? future : past;
    }

    When some_weekday() const {
        if (!context_.document) return {};
        const std::int64_t today = *context_.document;
        const int wanted = *parts_.weekday, now = weekday_of(today);
        if (parts_.direction.empty()) {
            if (context_.tense == Tense::future) return day_of(today + (wanted - now + 7) % 7);
            return day_of(today - (now - wanted + 7) % 7);
        }
        if (parts_.direction[0] == '=') return {};
        if (parts_.direction[0] == '<' || parts_.direction[0] == '>') {
            const bool told = context_.text_near && context_.text.grain == Grain::day;
            const std::int64_t from = told ? first_day(context_.text) : today;
            const int day = weekday_of(from);
            return day_of(parts_.direction[0] == '<' ? from - ((day - wanted + 6) % 7 + 1)
                                                     : from + ((wanted - day + 6) % 7 + 1));
        }
        const int direction = whole(parts_.direction);
        if (direction == 0) return day_of(today - now + wanted);
        if (direction < 0) return day_of(today - ((now - wanted + 6) % 7 + 1) + 7 * (direction + 1));
        return day_of(today - now + wanted + 7 * direction);
    }

    const DateParts& parts_;
    const DateContext& context_;
    ResolvedDate out_;
};

}  // namespace

std::string ResolvedDate::value() const {
    if (!reference.empty()) return std::string(reference);
    return before_christ ? "BC" + to_timex(when) : to_timex(when);
}

ResolvedDate resolve(const DateParts& parts, const DateContext& context) {
    return Resolver(parts, context).resolve();
}

}  // namespace dossier::extract
