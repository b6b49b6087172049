// Stage 3 of the cascade, last part: dates to marks {date}; a mark's value is its index in Facts::dates.
//
// The rules of "dates" find them; those of "dates-after" read on from dates already found ("April 24 and
// 25") or give one its time of day ("9 a.m. Tuesday"). What needs a date to count from is resolved against
// the document's date, or the dateline's, and the dates that the text spoke of before; without any of them it
// stays without a value.
#include <dossier/extract/dates_clock.h>
#include <dossier/extract/dates_tense.h>
#include <dossier/extract/stages.h>

#include <limits>

namespace dossier::extract {
namespace {

std::optional<std::int64_t> day_of_iso(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int parts[3] = {0, 0, 0};
    const std::size_t begins[] = {0, 5, 8}, lengths[] = {4, 2, 2};
    for (int i = 0; i < 3; ++i)
        for (char c : text.substr(begins[i], lengths[i])) {
            if (c < '0' || c > '9') return std::nullopt;
            parts[i] = parts[i] * 10 + (c - '0');
        }
    const CivilDay day{parts[0], parts[1], parts[2]};
    if (!is_valid(day)) return std::nullopt;
    return day_number(day);
}

std::string dump(const DateMention& date) {
    if (date.invalid) return "invalid";
    return date.value + (date.modifier.empty() ? "" : " " + date.modifier);
}

constexpr std::size_t day_size = 10;       // "2019-04-30"
constexpr std::size_t a_few = 5;           // sentences that go on with a time of old
constexpr std::size_t top_paragraphs = 6;  // among which a line with the document's date is looked for

class DateFinder {
  public:
    explicit DateFinder(Reading& reading)
        : reading_(reading),
          parts_(reading),
          clock_(reading),
          tense_(reading),
          marks_(reading.fresh_marks()) {
        context_.document = day_of_iso(reading.document->published);
    }

    void run(std::string_view stage) {
        marks_.clear();
        context_.text = context_.period = {};
        const auto& matches = reading_.scan(stage);
        if (!context_.document) read_dateline(matches);
        if (!context_.document) read_dated_line(matches);
        sentences_of_old_ = sentences_of_old(matches);
        sentence_ = 1;
        text_sentence_ = period_sentence_ = told_in_sentence_ = 0;
        reading_.facts.dates.reserve(reading_.facts.dates.size() + matches.size());
        const auto& sentences = reading_.analysis.sentences;
        for (const Match& match : matches) {
            const std::uint32_t token = reading_.line[match.first].first;
            while (sentence_ <= sentences.size() && sentences[sentence_ - 1].last <= token)
                ++sentence_;
            take(match, stage);
        }
        reading_.apply(marks_);
    }

  private:
    // The day that a match names in full, whatever the text around it.
    std::optional<std::int64_t> full_day(const Match& match) {
        const auto parts = parts_.read(match);
        if (!parts) return std::nullopt;
        const ResolvedDate date = resolve(*parts, {});
        if (!date.absolute || date.when.grain != Grain::day) return std::nullopt;
        return first_day(date.when);
    }

    // The day that a dateline names in full stands for the document's date.
    void read_dateline(const std::vector<Match>& matches) {
        const TokenRange dateline = reading_.analysis.dateline;
        for (const Match& match : matches) {
            if (reading_.line[match.first].first >= dateline.last) return;
            if (reading_.line[match.first].first < dateline.first) continue;
            context_.document = full_day(match);
            if (context_.document) return;
        }
    }

    // So does one that stands by itself near the top: "14 March 2022", "Posted on June 3, 2019 at 10:30".
    void read_dated_line(const std::vector<Match>& matches) {
        const auto& paragraphs = reading_.analysis.paragraphs;
        std::size_t at = 0;
        for (const Match& match : matches) {
            const std::uint32_t first = reading_.line[match.first].first;
            while (at < paragraphs.size() && paragraphs[at].tokens.last <= first)
                ++at;
            if (at >= top_paragraphs || at == paragraphs.size()) return;
            const std::uint32_t last = reading_.line[match.last - 1].last;
            if (!is_alone(paragraphs[at].tokens, first, last) &&
                !ends_line(paragraphs[at].tokens, first, last))
                continue;
            context_.document = full_day(match);
            if (context_.document) return;
        }
    }

    // Sentences after a date of old in which the text is still at it: all of them where most of the years
    // that are named lie well before the document's, and many are; a few where as many do as do not.
    std::size_t sentences_of_old(const std::vector<Match>& matches) const {
        constexpr std::size_t many = 8;
        constexpr int most = 3, near_years = 1;
        constexpr std::size_t all = std::numeric_limits<std::size_t>::max() / 2;
        if (!context_.document || matches.size() < many) return 0;
        const int now = civil_day(*context_.document).year;
        std::size_t old = 0, recent = 0;
        for (const Match& match : matches) {
            if (const auto year = parts_.read_year(match)) (*year < now - near_years ? old : recent) += 1;
        }
        if (old < many || old < recent) return 0;
        return old >= most * recent ? all : a_few;
    }

    // Well before the document.
    bool is_old(const When& when) const {
        constexpr int near_years = 1;
        return when.grain < Grain::year || year_in(when) < civil_day(*context_.document).year - near_years;
    }

    // "'40" in a text of 2019 is no year to come.
    void settle_century(DateParts& parts) const {
        constexpr int years_ahead = 20;
        if (parts.short_year && context_.document &&
            *parts.year > civil_day(*context_.document).year + years_ahead)
            *parts.year -= 100;
    }

    bool in_dateline(const Match& match) const {
        const TokenRange dateline = reading_.analysis.dateline;
        const std::uint32_t first = reading_.line[match.first].first;
        return first >= dateline.first && first < dateline.last;
    }

    // With at most a label before it and a time after it, and no full stop that would make a sentence of it.
    bool is_alone(TokenRange paragraph, std::uint32_t first, std::uint32_t last) const {
        const Analysis& text = reading_.analysis;
        const Token& end = text.tokens[paragraph.last - 1];
        return first - paragraph.first <= 3 && paragraph.last - last <= 6 &&
               text.text.substr(end.begin, end.length()) != ".";
    }

    bool breaks_line(std::uint32_t token) const {
        const Analysis& text = reading_.analysis;
        const std::uint32_t begin = text.tokens[token].end, end = text.tokens[token + 1].begin;
        return text.text.substr(begin, end - begin).find('\n') != std::string_view::npos;
    }

    // Of a short line below the first one of the text, the last of its paragraph: "Press release No. 4, 19
    // August 2022".
    bool ends_line(TokenRange paragraph, std::uint32_t first, std::uint32_t last) const {
        constexpr std::uint32_t longest = 8;  // tokens before it
        if (last < paragraph.last) return false;
        std::uint32_t begin = first;
        while (begin > paragraph.first && !breaks_line(begin - 1))
            --begin;
        return begin > 0 && first - begin <= longest;
    }

    void take(const Match& match, std::string_view stage) {
        if (const ItemRange base = match.slot("base"); base.present()) return read_on(match, base, stage);
        auto parts = parts_.read(match);
        if (!parts || (match.rule->field("from") == "previous" && !inherit(match, *parts))) return;
        settle_century(*parts);
        const ItemRange second = match.slot("second");
        std::optional<DateParts> other;
        if (second.present()) {
            other = parts_.read_second(match, *parts);
            if (!other && !(match.rule->field("else") == "month" && parts_.read_month(match, *parts))) return;
        }
        const bool one = match.rule->field("range") == "one";
        ItemRange span = match.slot(other && !one ? Label("first") : Label("span"));
        if (!span.present()) span = {match.first, match.last};
        const std::size_t before = reading_.facts.dates.size();
        if (other && !match.slot("year2").present()) begin_before(*parts, *other);
        const bool added = add(match, span, *parts);
        if (other && one) {
            if (added) reading_.facts.dates.back().value += "/" + resolve(*other, context_).value();
            other.reset();
        }
        if (other && added) end_after(*parts, *other);
        const bool other_added = other && add(match, second, *other);
        if (!added && !other_added) return;
        reading_.found(match, stage, [&] {
            const auto& dates = reading_.facts.dates;
            std::string out = added ? dump(dates[before]) : "";
            if (other) out += "; " + (other_added ? dump(dates.back()) : "");
            return out;
        });
    }

    // "November to February 2017" begins in the year before the one that is named.
    static void begin_before(DateParts& begin, const DateParts& end) {
        if (begin.year && begin.month && end.month && *end.month < *begin.month) --*begin.year;
    }

    // The end of a range is no earlier than its beginning, which was added just now.
    void end_after(const DateParts& begin, DateParts& end) const {
        if (end.year || !end.month || !begin.month || context_.text.grain < Grain::year) return;
        end.year = year_in(context_.text) + (*end.month < *begin.month);
    }

    // Widens the date of the mark `base` by what stands beside it: a time of day, or how long before or after
    // it. A date that is no day is left alone, and so is the dateline's: it is the document's day, whatever
    // the hour of its filing.
    void read_on(const Match& match, ItemRange base, std::string_view stage) {
        const std::int32_t mark = reading_.line[base.first].mark;
        if (mark < 0 || in_dateline(match)) return;
        DateMention& date = reading_.facts.dates[static_cast<std::size_t>(mark)];
        const auto day = date.value.size() == day_size ? day_of_iso(date.value) : std::nullopt;
        if (!day) return;
        const auto value =
            match.slot("unit").present() ? counted_from(match, *day) : clock_.read(match, base, date.value);
        if (!value) return;
        ItemRange span = match.slot("span");
        if (!span.present()) span = {match.first, match.last};
        auto wider = reading_.mention<DateMention>(match, span.first, span.last);
        wider.value = *value;
        date = std::move(wider);
        marks_.push_back({span.first, span.last, match.rule->mark, mark});
        reading_.found(match, stage, [&] { return dump(date); });
    }

    // The day that lies as many units from `day` as the match says.
    std::optional<std::string> counted_from(const Match& match, std::int64_t day) const {
        const auto parts = parts_.read(match);
        if (!parts || parts->unit == Grain::none) return std::nullopt;
        const int count = parts->number.value_or(1) * (parts->relation.back() == '-' ? -1 : 1);
        return to_timex(shifted(day_of(day), parts->unit, count));
    }

    // Takes over the month and year of the date mark that the match begins with.
    bool inherit(const Match& match, DateParts& parts) const {
        const std::int32_t mark = reading_.line[match.first].mark;
        if (mark < 0) return false;
        const auto day = day_of_iso(reading_.facts.dates[static_cast<std::size_t>(mark)].value);
        if (!day) return false;
        const CivilDay civil = civil_day(*day);
        if (!parts.month) parts.month = civil.month;
        parts.year = civil.year;
        return true;
    }

    // Whether there was one to add.
    bool add(const Match& match, ItemRange span, const DateParts& parts) {
        constexpr std::size_t period_sentences = 2;
        const std::string_view only = match.rule->field("only");
        const bool settled = parts.year && only.empty();  // leaves the tense no choice
        const bool ahead = match.rule->field("tense") == "future";
        context_.tense = ahead     ? Tense::future
                         : settled ? Tense::unknown
                                   : tense_.around(match.first, match.last);
        // Where the document has no date of its own, the only date of the sentence before says what time it
        // is.
        const std::size_t near = context_.document || told_in_sentence_ != 1 ? 0 : 1;
        context_.text_near = sentence_ <= text_sentence_ + near;
        // "Last year" behind a time that is not of old is that of the document.
        const bool back = parts.direction == "-1" && sentences_of_old_ == a_few;
        context_.narrative = sentences_of_old_ > 0 && sentence_ <= text_sentence_ + sentences_of_old_ &&
                             (!back || is_old(context_.text));
        if (only == "future" && (context_.tense != Tense::future || !context_.document)) return false;
        if (only == "told" && (!context_.text_near || context_.text.grain == Grain::none)) return false;
        context_.period_near = sentence_ <= period_sentence_ + period_sentences;
        const ResolvedDate resolved =
            match.rule->field("recurs") == "yes" ? ResolvedDate{} : resolve(parts, context_);
        const bool counted = !parts.relation.empty();
        if (counted && resolved.when.grain == Grain::none && parts.relation == "text+") return false;
        auto mention = reading_.mention<DateMention>(match, span.first, span.last);
        mention.value = resolved.value();
        if (match.slot("hour").present() && resolved.when.grain == Grain::day)
            mention.value = clock_.read(match, span, mention.value).value_or(mention.value);
        mention.modifier = parts.modifier.empty() ? resolved.modifier : parts.modifier;
        mention.invalid = resolved.invalid;
        if (resolved.invalid) reading_.facts.notices.push_back({mention.span, "impossible date"});
        // What is only compared with is not what the text goes on to speak of.
        const bool aside =
            context_.narrative && !parts.word.empty();  // "today", of one who tells of old times
        if (resolved.when.grain != Grain::none && !counted && !aside && !resolved.before_christ) {
            context_.text = resolved.when;
            told_in_sentence_ = text_sentence_ == sentence_ ? told_in_sentence_ + 1 : 1;
            text_sentence_ = sentence_;
            if (reported_on(resolved.when)) context_.period = resolved.when, period_sentence_ = sentence_;
        }
        marks_.push_back({span.first, span.last, match.rule->mark,
                          static_cast<std::int32_t>(reading_.facts.dates.size())});
        reading_.facts.dates.push_back(std::move(mention));
        return true;
    }

    // A quarter or half that is over: one to come is only looked forward to.
    bool reported_on(const When& when) const {
        if (when.grain != Grain::quarter && when.grain != Grain::half) return false;
        return !context_.document || last_day(when) < *context_.document;
    }

    Reading& reading_;
    DatePartsReader parts_;
    ClockReader clock_;
    TenseReader tense_;
    DateContext context_;
    std::vector<Mark>& marks_;
    std::size_t sentence_ = 1, text_sentence_ = 0, period_sentence_ = 0;  // counted from 1; 0: none
    std::size_t sentences_of_old_ = 0, told_in_sentence_ = 0;  // dates, in the sentence of the last one
};

}  // namespace

void find_dates(Reading& reading) {
    reading.join_phrases("dates");
    DateFinder finder(reading);
    finder.run("dates");
    if (!reading.facts.dates.empty()) finder.run("dates-after");
}

}  // namespace dossier::extract
