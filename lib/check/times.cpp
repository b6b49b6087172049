#include <dossier/check/likeness.h>
#include <dossier/check/times.h>
#include <dossier/report/alike.h>

#include <algorithm>
#include <cstdlib>

namespace dossier::check {
namespace {

constexpr std::size_t year = 4, month = 7;  // bytes
constexpr int furthest_year = 10;           // from one that it may be mistaken for
constexpr std::uint32_t sentences_back = 2;

bool has_year(const std::string& date) {
    return date.size() >= year && date[0] >= '1' && date[0] <= '2';
}

int year_of(const std::string& date) {
    return std::atoi(date.substr(0, year).c_str());
}

// Of days of which both are known: "2019-04-02".
bool other_month(const std::string& a, const std::string& b) {
    return a.size() >= month && b.size() >= month && a.compare(0, month, b, 0, month) != 0;
}

// Of its day or of the years that it names, 0 if it names none.
int latest_year(const Side& side) {
    if (!side.document.published.empty()) return year_of(side.document.published);
    int latest = 0;
    for (const Sentence& sentence : side.sentences)
        for (const std::string& date : sentence.dates)
            if (has_year(date)) latest = std::max(latest, year_of(date));
    return latest;
}

std::uint32_t first_near(const Figure& figure) {
    return figure.sentence < sentences_back ? 0 : figure.sentence - sentences_back;
}

// A value of the years before last beside one that the source tells as of its own time.
bool is_of_older_time(const Beside& told) {
    const auto& dates = told.draft.sentences[told.claim.sentence].dates;
    const int now = latest_year(told.source);
    if (told.claim.measure.empty() || now == 0 || dates.empty()) return false;
    for (std::uint32_t s = first_near(told.evidence); s <= told.evidence.sentence; ++s)
        if (!other_period(told.draft, told.claim.sentence, told.source, s) &&
            !told.source.sentences[s].dates.empty())
            return false;
    return std::all_of(dates.begin(), dates.end(),
                       [&](const std::string& date) { return has_year(date) && year_of(date) < now - 1; });
}

// Of the times told at or before the evidence, 0 if there is none.
int latest_year_near(const Side& source, const Figure& evidence) {
    int latest = 0;
    for (std::uint32_t s = first_near(evidence); s <= evidence.sentence; ++s)
        for (const std::string& date : source.sentences[s].dates)
            if (has_year(date) && date != evidence.when) latest = std::max(latest, year_of(date));
    return latest;
}

// Beside the evidence another value of what it counts is told of the claim's time.
bool is_told_of_this_time_beside(const Beside& told) {
    const auto figures = told.source.figures_in(told.evidence.sentence);
    const Sentence& sentence = told.source.sentences[told.evidence.sentence];
    const auto in_one_clause = [&](const Figure& other) {
        const auto [first, last] = std::minmax(other.span, told.evidence.span);
        return first.end >= last.start ||
               text_at(sentence, {first.end, last.start}).find(';') == std::string::npos;
    };
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
        return other.kind == told.evidence.kind && other.counted == told.evidence.counted &&
               in_one_clause(other) && is_of_this_time({told.draft, told.claim, told.source, other});
    });
}

// Beside the evidence, of which no time is told, another figure of its kind has one.
bool is_time_of_another(const Beside& told) {
    const auto figures = told.source.figures_in(told.evidence.sentence);
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
        return other.kind == told.evidence.kind && !other.when.empty();
    });
}

}  // namespace

bool near_years(const std::string& a, const std::string& b) {
    return !has_year(a) || !has_year(b) || std::abs(year_of(a) - year_of(b)) <= furthest_year;
}

bool other_year(const std::string& a, const std::string& b) {
    return has_year(a) && has_year(b) && year_of(a) != year_of(b);
}

bool is_of_another_time(const Beside& told) {
    if (is_of_older_time(told)) return true;
    const std::string &draft = told.draft.document.published, &source = told.source.document.published;
    if (!draft.empty() || !has_year(source)) return other_month(draft, source);
    return latest_year(told.draft) > year_of(source) + 1;
}

bool is_of_past(const Beside& told) {
    const auto& dates = told.source.sentences[told.evidence.sentence].dates;
    const int now = latest_year(told.source);
    const bool dated = !told.draft.sentences[told.claim.sentence].dates.empty();
    if (dated || dates.empty() || (told.evidence.when.empty() && is_time_of_another(told))) return false;
    return std::all_of(dates.begin(), dates.end(),
                       [&](const std::string& date) { return has_year(date) && year_of(date) < now - 1; });
}

bool is_of_this_time(const Beside& told) {
    const auto& days = told.draft.sentences[told.claim.sentence].dates;
    return !told.evidence.when.empty() && std::any_of(days.begin(), days.end(), [&](const std::string& day) {
        return same_day(day, told.evidence.when);
    });
}

bool is_of_other_time(const Beside& told) {
    const auto& days = told.draft.sentences[told.claim.sentence].dates;
    if (told.claim.former || days.empty() || is_of_this_time(told)) return false;
    // "17 percent more than the year before" is of the other time that its sentence tells.
    if (told.evidence.kind == FigureKind::percent &&
        !other_period(told.draft, told.claim.sentence, told.source, told.evidence.sentence) &&
        !is_told_of_this_time_beside(told))
        return false;
    if (!told.evidence.when.empty() && !told.evidence.former)
        return told.evidence.deal < 0 || is_told_of_this_time_beside(told);
    if (told.evidence.kind == FigureKind::quantity && is_told_of_this_time_beside(told)) return true;
    const int latest = told.evidence.former ? latest_year_near(told.source, told.evidence) : 0;
    return latest > 0 && std::any_of(days.begin(), days.end(), [&](const std::string& day) {
               return has_year(day) && year_of(day) >= latest;
           });
}

bool is_told_near(const Beside& told) {
    const auto& sentences = told.source.sentences;
    const std::size_t last =
        std::min<std::size_t>(told.evidence.sentence + sentences_back + 1, sentences.size());
    for (std::uint32_t s = first_near(told.evidence); s < last; ++s)
        for (const std::string& date : sentences[s].dates)
            if (same_day(date, told.claim.unit) && !(s == told.evidence.sentence && told.evidence.listed))
                return true;
    return sentences[told.evidence.sentence].shifted || told.draft.sentences[told.claim.sentence].shifted;
}

}  // namespace dossier::check
