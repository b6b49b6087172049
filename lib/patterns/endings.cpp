#include <dossier/patterns/endings.h>
#include <dossier/patterns/fold.h>

#include <algorithm>

namespace dossier::patterns {
namespace {

constexpr std::size_t shortest_stem = 2;  // bytes

unsigned last_byte(std::string_view text) {
    return static_cast<unsigned char>(text.back());
}

}  // namespace

Endings::Endings(ImageReader& in) {
    texts_ = in.texts();
    sets_ = in.array<SetId>();
    for (std::string_view text : texts_)
        ++starts_[last_byte(text) + 1];
    for (std::size_t b = 1; b < starts_.size(); ++b)
        starts_[b] = static_cast<std::uint16_t>(starts_[b] + starts_[b - 1]);
}

void Endings::write(ImageWriter& out, const std::vector<std::pair<std::string, SetId>>& endings) {
    auto sorted = endings;
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        if (last_byte(a.first) != last_byte(b.first)) return last_byte(a.first) < last_byte(b.first);
        if (a.first.size() != b.first.size()) return a.first.size() > b.first.size();
        return a.first < b.first;
    });
    std::vector<std::string> texts;
    std::vector<SetId> sets;
    for (const auto& [text, set] : sorted) {
        texts.push_back(text);
        sets.push_back(set);
    }
    out.texts(texts);
    out.array(sets);
}

SetId Endings::set_of(std::string_view word, bool lower) const {
    if (texts_.empty() || word.empty()) return no_set;
    return lower ? set_of_folded(word) : set_of_folded(fold(word));
}

SetId Endings::set_of_folded(std::string_view word) const {
    const unsigned last = last_byte(word);
    for (std::size_t i = starts_[last]; i < starts_[last + 1]; ++i)
        if (word.size() >= texts_[i].size() + shortest_stem && word.ends_with(texts_[i])) return sets_[i];
    return no_set;
}

}  // namespace dossier::patterns
