#include <dossier/check/side_parts.h>
#include <dossier/report/alike.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

namespace dossier::check {
namespace {

constexpr std::uint32_t time_behind = 32, time_before = 24,
                        longest_clause = 60;                  // characters between a figure and its time
constexpr std::uint32_t figures_apart = 14, names_apart = 9;  // characters between members of a list, at most
constexpr std::uint32_t name_before = 16,
                        name_behind = 40;  // characters between a figure and its name, at most

constexpr std::size_t most_of_whole = 4;  // words between a part and its whole

using Group = std::vector<Figure*>;

class Binder {
  public:
    explicit Binder(SideParts& parts)
        : pack_(parts.pack),
          side_(parts.side),
          of_(parts.pack.list("check-of")),
          these_(parts.pack.list("check-these")),
          them_(parts.pack.list("check-them")),
          former_(parts.pack.list("check-former")),
          joining_(parts.pack.list("check-joining")) {}

    void bind() {
        for (std::size_t first = 0; first < side_.figures.size();) {
            std::size_t last = first;
            while (last < side_.figures.size() &&
                   side_.figures[last].sentence == side_.figures[first].sentence)
                ++last;
            bind_sentence(first, last);
            first = last;
        }
    }

  private:
    // The time of each figure of a group: the one before it where times and figures take turns from a time
    // on, else the one right behind it or, where there is none, the one before: "18 percent in 1990, 11
    // percent in 2020"; "it has 40; in 2015 it had 60".
    void bind_to_times(const Sentence& sentence, std::size_t first, std::size_t last, const Group& group) {
        Group row = group;
        for (std::size_t i = first; i < last; ++i)
            if (side_.figures[i].kind == FigureKind::date) row.push_back(&side_.figures[i]);
        std::sort(row.begin(), row.end(),
                  [](const Figure* a, const Figure* b) { return a->span.start < b->span.start; });
        bool time_first = row.size() % 2 == 0;
        for (std::size_t i = 0; i < row.size(); ++i)
            time_first = time_first && (row[i]->kind == FigureKind::date) == (i % 2 == 0);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i]->kind == FigureKind::date) continue;
            if (!time_first && i + 1 < row.size() && is_time_of(sentence, *row[i + 1], *row[i]))
                row[i]->when = row[i + 1]->unit;
            else if (i > 0 && row[i - 1]->kind == FigureKind::date && !is_base(sentence, *row[i - 1]) &&
                     row[i]->span.start - row[i - 1]->span.end <= (time_first ? longest_clause : time_before))
                row[i]->when = row[i - 1]->unit;
        }
    }

    static bool is_time_of(const Sentence& sentence, const Figure& time, const Figure& figure) {
        if (time.kind != FigureKind::date || time.span.start < figure.span.end ||
            time.span.start - figure.span.end > time_behind)
            return false;
        const std::string between = text_at(sentence, {figure.span.end, time.span.start});
        return between.find_first_of(",;:") == std::string::npos;
    }

    void bind_sentence(std::size_t first, std::size_t last) {
        const Sentence& sentence = side_.sentences[side_.figures[first].sentence];
        std::map<std::pair<FigureKind, std::string>, Group> groups;
        for (std::size_t i = first; i < last; ++i) {
            Figure& figure = side_.figures[i];
            if (figure.kind == FigureKind::deal) continue;
            bind_to_nearest(sentence, figure);
            const bool dated = figure.kind == FigureKind::date;
            groups[{figure.kind, dated ? std::string() : figure.unit}].push_back(&figure);
        }
        for (auto& [what, group] : groups) {
            if (group.size() > 1 && !sentence.names.empty()) bind_group(sentence, group);
            if (what.first != FigureKind::date && (group.size() > 1 || sentence.dates.size() > 1))
                bind_to_times(sentence, first, last, group);
        }
        for (std::size_t i = first; i < last; ++i)
            if (!side_.figures[i].of.empty()) bind_as_told(sentence, side_.figures[i]);
    }

    static void bind_as_told(const Sentence& sentence, Figure& figure) {
        const std::vector<std::string> words = PartyWords(Party{"", figure.of, ""}).words;
        const auto found = std::find_if(sentence.names.begin(), sentence.names.end(), [&](const Name& name) {
            return !name.words.empty() &&
                   (std::includes(name.words.begin(), name.words.end(), words.begin(), words.end()) ||
                    std::includes(words.begin(), words.end(), name.words.begin(), name.words.end()));
        });
        figure.listed = found != sentence.names.end();
        if (figure.listed) figure.name = static_cast<int>(found - sentence.names.begin());
    }

    // The last one that starts before the figure or the first one after.
    static void bind_to_nearest(const Sentence& sentence, Figure& figure) {
        std::uint32_t nearest = ~0u;
        for (std::size_t i = 0; i < sentence.names.size(); ++i) {
            const Span& span = sentence.names[i].span;
            const std::uint32_t distance = span.end <= figure.span.start   ? figure.span.start - span.end
                                           : span.start >= figure.span.end ? span.start - figure.span.end
                                                                           : 0;
            if (distance >= nearest) continue;
            nearest = distance;
            figure.name = static_cast<int>(i);
        }
    }

    bool is_in(const std::string& word, std::uint32_t list) const {
        return pack_.in_list(pack_.classify(word, Shape::lower).set, list);
    }

    static std::vector<std::string> words_of(const std::string& text) {
        std::istringstream in(text);
        return {std::istream_iterator<std::string>(in), {}};
    }

    // "Up 19 percent from a year earlier": what follows is not of that time.
    bool is_base(const Sentence& sentence, const Figure& date) const {
        const auto ahead = words_of(text_at(sentence, {sentence.span.start, date.span.start}));
        return !ahead.empty() && is_in(ahead.back(), former_);
    }

    // "350 of its 1,150 jobs", and the other way round "185 million, of which 60 million" and "60 million of
    // it": those told as parts stand with the name of the whole, and in no list. Leaves the others.
    void take_parts(const Sentence& sentence, Group& group) const {
        Group wholes;
        for (std::size_t i = 0; i < group.size(); ++i) {
            const Figure* whole = whole_of(sentence, group, i);
            if (whole)
                group[i]->name = whole->name;
            else
                wholes.push_back(group[i]);
        }
        group = std::move(wholes);
    }

    const Figure* whole_of(const Sentence& sentence, const Group& group, std::size_t i) const {
        const bool last = i + 1 == group.size();
        const std::uint32_t end = last ? sentence.span.end : group[i + 1]->span.start;
        if (i > 0 && is_part(sentence, *group[i], *group[i - 1], end)) return group[i - 1];
        return !last && is_part_of_next(sentence, *group[i], *group[i + 1]) ? group[i + 1] : nullptr;
    }

    bool is_part(const Sentence& sentence, const Figure& part, const Figure& whole, std::uint32_t end) const {
        const auto before = words_of(text_at(sentence, {whole.span.end, part.span.start})),
                   behind = words_of(text_at(sentence, {part.span.end, end}));
        const std::size_t n = before.size();
        if (n > 1 && is_in(before[n - 2], of_) && is_in(before[n - 1], these_)) return true;
        return behind.size() > 1 && is_in(behind[0], of_) && is_in(behind[1], them_);
    }

    bool is_part_of_next(const Sentence& sentence, const Figure& part, const Figure& whole) const {
        const auto between = words_of(text_at(sentence, {part.span.end, whole.span.start}));
        return !between.empty() && between.size() <= most_of_whole && is_in(between[0], of_) &&
               std::none_of(between.begin(), between.end(), [&](const std::string& word) {
                   return is_in(word, joining_) || word.back() == ',';
               });
    }

    void bind_group(const Sentence& sentence, Group group) const {
        take_parts(sentence, group);
        if (group.size() < 2) return;
        std::vector<int> bound = of_two_lists(sentence, group);
        if (bound.empty()) bound = in_pairs(sentence, group, false);
        if (bound.empty()) bound = in_pairs(sentence, group, true);
        if (bound.empty() || std::count(bound.begin(), bound.end(), -1) > 1)
            add_pairs(sentence, group, bound);
        for (std::size_t i = 0; i < bound.size(); ++i) {
            if (bound[i] < 0) continue;
            group[i]->name = bound[i];
            group[i]->listed = true;
        }
    }

    // "It came to Norda in 2018, and to Vesta before it in 2017", of figures that are not bound. Nothing
    // unless there are two, each with a name of its own right before it.
    static void add_pairs(const Sentence& sentence, const Group& group, std::vector<int>& bound) {
        std::vector<int> out = bound;
        out.resize(group.size(), -1);
        std::set<int> names;
        for (std::size_t i = 0; i < group.size(); ++i) {
            const std::uint32_t from = i == 0 ? sentence.span.start : group[i - 1]->span.end;
            if (out[i] >= 0) continue;
            for (std::size_t n = 0; n < sentence.names.size(); ++n) {
                const Span& span = sentence.names[n].span;
                if (span.start >= from && span.end <= group[i]->span.start &&
                    group[i]->span.start - span.end <= name_before)
                    out[i] = static_cast<int>(n);
            }
            if (out[i] >= 0) names.insert(out[i]);
        }
        if (names.size() > 1) bound = std::move(out);
    }

    // "At 90 and 70 percent … of Sky and Alfa": as many figures in a row as names in a row. -1 for figures
    // that stand in no such row.
    static std::vector<int> of_two_lists(const Sentence& sentence, const Group& group) {
        std::vector<int> out(group.size(), -1);
        bool any = false;
        for (std::size_t first = 0, last = 1; first < group.size(); first = last++) {
            while (last < group.size() &&
                   group[last]->span.start <= group[last - 1]->span.end + figures_apart)
                ++last;
            const std::vector<int> run =
                last - first > 1 ? names_in_row(sentence, last - first) : std::vector<int>();
            std::copy(run.begin(), run.end(), out.begin() + static_cast<long>(first));
            any = any || !run.empty();
        }
        return any ? out : std::vector<int>();
    }

    // The first that are as many.
    static std::vector<int> names_in_row(const Sentence& sentence, std::size_t count) {
        std::vector<int> run;
        const auto& names = sentence.names;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!run.empty() && names[i].span == names[static_cast<std::size_t>(run.back())].span) continue;
            const bool goes_on =
                !run.empty() &&
                names[i].span.start <= names[static_cast<std::size_t>(run.back())].span.end + names_apart;
            if (!goes_on && run.size() == count) return run;
            if (!goes_on) run.clear();
            run.push_back(static_cast<int>(i));
        }
        return run.size() == count ? run : std::vector<int>();
    }

    // "90 of Sky and 70 of Alfa"; or, names first, "Sky has 90, Alfa has 70".
    static std::vector<int> in_pairs(const Sentence& sentence, const Group& group, bool names_first) {
        std::vector<int> out;
        for (std::size_t i = 0; i < group.size(); ++i) {
            const std::uint32_t from =
                names_first ? (i == 0 ? sentence.span.start : group[i - 1]->span.end) : group[i]->span.end;
            const std::uint32_t to = names_first            ? group[i]->span.start
                                     : i + 1 < group.size() ? group[i + 1]->span.start
                                                            : sentence.span.end;
            int found = -1;
            for (std::size_t n = 0; n < sentence.names.size(); ++n) {
                const Span& span = sentence.names[n].span;
                if (span.start < from || span.end > to || (found >= 0 && !names_first)) continue;
                const std::uint32_t apart = names_first ? group[i]->span.start - span.end : span.start - from;
                if (apart > (names_first ? name_before : name_behind)) continue;
                const Span between =
                    names_first ? Span{span.end, group[i]->span.start} : Span{from, span.start};
                if (text_at(sentence, between).find(';') != std::string::npos) continue;
                found = static_cast<int>(n);
            }
            if (found < 0) return {};
            out.push_back(found);
        }
        return out;
    }

    const patterns::Pack& pack_;
    Side& side_;
    std::uint32_t of_, these_, them_, former_, joining_;
};

}  // namespace

void bind_figures(SideParts& parts) {
    Binder(parts).bind();
}

}  // namespace dossier::check
