// How sure a deal is: points by what speaks for it, and what they have been worth on gold. Both are data.
#include <dossier/extract/deals.h>

#include <algorithm>
#include <charconv>

namespace dossier::extract::deals {
namespace {

class Points {
  public:
    explicit Points(const Scene& scene)
        : scene_(scene), worth_(scene.reading.pack->list("dl-points")), sum_(worth("from_start")) {}

    void add(std::string_view what, bool holds) {
        if (holds) sum_ += worth(what);
    }

    int sum() const { return std::max(sum_, 0); }

  private:
    int worth(std::string_view what) const {
        const std::string_view value = scene_.word_value(what, worth_);
        int out = 0;
        std::from_chars(value.data(), value.data() + value.size(), out);
        return out;
    }

    const Scene& scene_;
    std::uint32_t worth_;
    int sum_;
};

bool any(const Draft& draft, bool Filler::*flag) {
    return std::any_of(draft.fillers.begin(), draft.fillers.end(), [&](const Filler& f) { return f.*flag; });
}

}  // namespace

std::size_t sides_of(const Draft& draft) {
    std::size_t sides = 0;
    for (std::size_t i = 0; i < draft.fillers.size(); ++i) {
        const std::string_view role = draft.fillers[i].role;
        const bool again =
            std::any_of(draft.fillers.begin(), draft.fillers.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const Filler& f) { return f.role == role; });
        if (!again || role == "side" || role == "partner") ++sides;
    }
    return sides;
}

double confidence_of(const Scene& scene, const Draft& draft) {
    constexpr double unknown = 0.5;  // of a language whose patterns tell nothing of it
    Points points(scene);
    points.add("two_sides", sides_of(draft) >= 2);
    points.add("an_amount", draft.money != none);
    points.add("a_date", draft.date != none && !draft.date_of_speech);
    points.add("told_twice", draft.rules.size() > 1);
    points.add("wants_more", draft.weak);
    points.add("by_reference", any(draft, &Filler::referred));
    points.add("by_habit", draft.habitual);
    points.add("vaguely", any(draft, &Filler::vague));
    const std::uint32_t table = scene.reading.pack->list("dl-confidence");
    for (int sum = points.sum(); sum >= 0; --sum) {
        const std::string_view value = scene.word_value(std::to_string(sum), table);
        if (const std::optional<Decimal> share = Decimal::parse(value)) return share->to_double();
    }
    return unknown;
}

}  // namespace dossier::extract::deals
