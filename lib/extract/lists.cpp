// Stage 6 of the cascade: values told in a row go to the members of another row, each to its own: "Norda and
// Lumo hold 60 and 40 percent, respectively". Marks nothing; fills the figures' `of`.
//
// Slots of the rules: members, values. A row of as many members as values is bound, any other is left alone.
// The rules of "lists-told" begin with words that stand everywhere: they are tried where a word of
// {list-sign} is.
#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>

#include <algorithm>

namespace dossier::extract {
namespace {

class ListBinder {
  public:
    explicit ListBinder(Reading& reading)
        : reading_(reading),
          joint_(reading.pack->list("list-joint")),
          article_(reading.pack->list("list-article")),
          name_(reading.pack->list("list-name")),
          sign_(reading.pack->list("list-sign")) {}

    void run() {
        bind("lists");
        for (std::uint32_t i = 0; i < reading_.line.size(); ++i)
            if (reading_.is(i, sign_)) return bind("lists-told");
    }

  private:
    void bind(std::string_view stage) {
        for (const Match& match : reading_.scan(stage)) {
            if (places_.empty()) note_figures();
            const auto values = figures_in(match.slot("values"));
            const auto members = members_in(match.slot("members"));
            std::string dump;
            if (members.size() == values.size() && members.size() > 1)
                for (std::size_t i = 0; i < members.size(); ++i) {
                    *values[i].of = members[i];
                    dump += (dump.empty() ? "" : "; ") + members[i] + " = " + *values[i].text;
                }
            reading_.found(match, stage, [&] { return dump; });
        }
    }

    struct Figure {
        Span span;
        const std::string* text;
        std::string* of;
    };

    // All figures by where they stand: a mark may stand for two of them, and not every list is sorted yet.
    void note_figures() {
        Facts& facts = reading_.facts;
        const auto note = [&](auto& list) {
            for (auto& figure : list)
                places_.push_back({figure.span, &figure.text, &figure.of});
        };
        note(facts.money);
        note(facts.percents);
        note(facts.dates);
        note(facts.quantities);
        std::sort(places_.begin(), places_.end(),
                  [](const Figure& a, const Figure& b) { return a.span < b.span; });
    }

    std::vector<Figure> figures_in(ItemRange range) const {
        std::vector<Figure> out;
        if (!range.present()) return out;
        const Span span = reading_.span(range.first, range.last);
        auto at = std::lower_bound(
            places_.begin(), places_.end(), span.start,
            [](const Figure& figure, std::uint32_t start) { return figure.span.start < start; });
        for (; at != places_.end() && at->span.end <= span.end; ++at)
            out.push_back(*at);
        return out;
    }

    std::vector<std::string> members_in(ItemRange range) const {
        std::vector<std::string> out;
        if (!range.present()) return out;
        std::uint32_t first = range.first;
        for (std::uint32_t i = range.first; i <= range.last; ++i) {
            if (i < range.last && !reading_.is(i, joint_)) continue;
            while (first < i && reading_.is(first, article_))
                ++first;
            if (first < i) out.push_back(name_of({first, i}));
            first = i + 1;
        }
        return out;
    }

    // A name in full, if there is one; else the words as they stand.
    std::string name_of(ItemRange member) const {
        for (std::uint32_t i = member.first; i < member.last; ++i) {
            const Item& item = reading_.line[i];
            if (item.mark < 0 || !reading_.is(i, name_)) continue;
            const auto& entity = reading_.facts.entities[static_cast<std::size_t>(item.mark)];
            return entity.canonical.empty() ? entity.text : entity.canonical;
        }
        std::string text(reading_.text(member));
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }

    Reading& reading_;
    std::uint32_t joint_, article_, name_, sign_;
    std::vector<Figure> places_;  // sorted by span
};

}  // namespace

void bind_lists(Reading& reading) {
    ListBinder(reading).run();
}

}  // namespace dossier::extract
