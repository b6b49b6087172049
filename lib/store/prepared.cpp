#include "search_words.h"

#include <dossier/store/content_key.h>
#include <dossier/store/prepared.h>

namespace dossier {

struct Preparer::State {
    store::WordReader reader;
};

Preparer::Preparer() : state_(std::make_unique<State>()) {}
Preparer::~Preparer() = default;
Preparer::Preparer(Preparer&&) noexcept = default;
Preparer& Preparer::operator=(Preparer&&) noexcept = default;

Prepared Preparer::prepare(const Document& document) {
    return {sha256_hex(document.text),
            {state_->reader.joined(document.title), state_->reader.joined(document.text)}};
}

}  // namespace dossier
