#include <dossier/check/self_check.h>
#include <dossier/check/self_parts.h>
#include <dossier/extract/extractor.h>
#include <dossier/patterns/library_impl.h>

#include <stdexcept>

namespace dossier::check {

std::vector<Slip> slips_of(const Document& document, std::shared_ptr<const PatternLibrary> library) {
    const patterns::Pack* pack = library->impl().pack("en");
    if (!pack) throw std::invalid_argument("the pattern library knows no English");
    Extractor extractor(library);
    const Side side = SideReader(*pack).read(document, extractor.extract(document));
    SelfSentence sentence(side, *pack);
    std::vector<Slip> slips;
    for (std::uint32_t s = 0; s < side.sentences.size(); ++s) {
        if (side.figures_in(s).empty()) continue;
        sentence.read(s);
        find_sums(sentence, slips);
        find_shares(sentence, slips);
        find_changes(sentence, slips);
        find_disorder(sentence, slips);
    }
    find_sums_of_lines(side, sentence, slips);
    find_twice(side, sentence, slips);
    return slips;
}

}  // namespace dossier::check
