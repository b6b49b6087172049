// Whether work on more takes time in proportion, told in a way that a busy machine does not upset.
#pragma once
#include <algorithm>
#include <ctime>

namespace dossier::tests {

// How many times the processor time of `small` it is that `large` takes. The process's own time, the lowest
// of three for `small`; `large`, which may take seconds, is tried again only while it seems to be above
// `bound`, and then finds the memory that it needs already there (main.cpp).
template <typename Small, typename Large>
double times_slower(double bound, const Small& small, const Large& large) {
    auto seconds = [](const auto& work) {
        const std::clock_t start = std::clock();
        work();
        return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    };
    constexpr double tick = 0.001;  // what is faster cannot be told apart
    double least_small = seconds(small);
    for (int i = 0; i < 2; ++i)
        least_small = std::min(least_small, seconds(small));
    least_small = std::max(least_small, tick);
    double least_large = seconds(large);
    for (int i = 0; i < 2 && least_large > bound * least_small; ++i)
        least_large = std::min(least_large, seconds(large));
    return least_large / least_small;
}

}  // namespace dossier::tests
