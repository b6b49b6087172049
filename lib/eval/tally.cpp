#include <dossier/eval/tally.h>

namespace dossier::eval {
namespace {

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

void Tally::add(std::size_t right_, std::size_t gold_, std::size_t found_) {
    right += right_;
    gold += gold_;
    found += found_;
}

double Tally::precision() const {
    return share(right, found);
}
double Tally::recall() const {
    return share(right, gold);
}

double Tally::f1() const {
    const double p = precision(), r = recall();
    return p + r > 0 ? 2 * p * r / (p + r) : 0.0;
}

}  // namespace dossier::eval
