#include <dossier/check/side_parts.h>

#include <algorithm>

namespace dossier::check {
namespace {

class DealGuesser {
  public:
    explicit DealGuesser(SideParts& parts)
        : parts_(parts),
          side_(parts.side),
          deal_(parts.pack.list("check-deal-stem")),
          offer_(parts.pack.list("check-offer-stem")),
          firm_(parts.pack.list("check-firm-stem")) {}

    void guess() {
        std::vector<Figure> guessed;
        std::vector<bool> told(side_.sentences.size());
        for (const Figure& figure : side_.figures) {
            const Deal* deal = side_.deal(figure);
            if (figure.kind != FigureKind::deal || !deal) continue;
            told[figure.sentence] = true;
            const std::uint32_t end = std::max(deal->evidence.end, deal->evidence.start + 1) - 1;
            for (std::uint32_t s = figure.sentence + 1; s <= parts_.sentence_at({end, end}); ++s)
                told[s] = told[s] || side_.sentences[s].told == Told::plainly;
        }
        for (std::uint32_t s = 0; s < side_.sentences.size(); ++s)
            if (!told[s] && may_tell_deal(s)) guessed.push_back(deal_of(s));
        side_.figures.insert(side_.figures.end(), guessed.begin(), guessed.end());
    }

  private:
    bool may_tell_deal(std::uint32_t s) const {
        const Sentence& sentence = side_.sentences[s];
        const auto figures = side_.figures_in(s);
        const bool money = std::any_of(figures.begin(), figures.end(),
                                       [](const Figure& figure) { return figure.kind == FigureKind::money; });
        if (sentence.told != Told::plainly) return true;
        if (sentence.names.empty()) return false;
        return money || has_word(sentence, deal_);
    }

    bool has_word(const Sentence& sentence, std::uint32_t list) const {
        return std::any_of(sentence.stems.begin(), sentence.stems.end(), [&](const std::string& stem) {
            return parts_.pack.in_list(parts_.pack.classify(stem, Shape::lower).set, list);
        });
    }

    Figure deal_of(std::uint32_t s) const {
        const Sentence& sentence = side_.sentences[s];
        Figure out;
        out.kind = FigureKind::deal;
        out.guessed = true;
        out.told_as_deal = has_word(sentence, deal_);
        out.sentence = s;
        out.span = sentence.span;
        out.text = sentence.text;
        out.unit = sentence.told == Told::refused     ? "rejected"
                   : sentence.told == Told::cancelled ? "cancelled"
                   : sentence.doubted || (has_word(sentence, offer_) && !has_word(sentence, firm_))
                       ? "proposed"
                       : "agreed";
        return out;
    }

    SideParts& parts_;
    Side& side_;
    std::uint32_t deal_, offer_, firm_;
};

}  // namespace

void guess_deals(SideParts& parts) {
    DealGuesser(parts).guess();
}

}  // namespace dossier::check
