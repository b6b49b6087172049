#include "marked_text.h"
#include "output.h"

#include <dossier/text/offsets.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace dossier::cli {
namespace {

constexpr unsigned char underline = 1;

// What starts or ends at a code point: an SGR colour, or `underline`.
struct Edge {
    std::uint32_t at;
    unsigned char style;
    int change;
};

std::vector<Edge> edges_of(const Facts& facts) {
    std::vector<Edge> edges;
    const auto add = [&](const Span& span, unsigned char style) {
        if (span.start >= span.end) return;
        edges.push_back({span.start, style, 1});
        edges.push_back({span.end, style, -1});
    };
    for (const auto& x : facts.entities)
        add(x.span, 36);
    for (const auto& x : facts.money)
        add(x.span, 32);
    for (const auto& x : facts.percents)
        add(x.span, 33);
    for (const auto& x : facts.dates)
        add(x.span, 34);
    for (const auto& x : facts.quantities)
        add(x.span, 35);
    for (const auto& x : facts.deals)
        add(x.evidence, underline);
    std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
    return edges;
}

// Which styles are on: how often each was begun and not ended.
class Styles {
  public:
    void apply(const Edge& edge) { open_[edge.style] += edge.change; }
    std::string sequence() const {
        std::string codes = "0";
        if (open_[underline] > 0) codes += ";4";
        for (const int colour : {32, 33, 34, 35, 36}) {
            if (open_[colour] == 0) continue;
            codes += ";" + std::to_string(colour);
            break;
        }
        return "\x1b[" + codes + "m";
    }

  private:
    int open_[40] = {};
};

}  // namespace

void print_safely(std::ostream& out, std::string_view text) {
    while (!text.empty()) {
        const std::size_t stop = text.find_first_of("\n\t");
        out << without_controls(text.substr(0, stop));
        if (stop == std::string_view::npos) return;
        out << text[stop];
        text.remove_prefix(stop + 1);
    }
}

void print_marked(std::ostream& out, std::string_view text, const Facts& facts, bool colour) {
    CodePointCursor cursor(text);
    if (colour) {
        Styles styles;
        const std::vector<Edge> edges = edges_of(facts);
        for (std::size_t i = 0; i < edges.size();) {
            const std::uint32_t here = edges[i].at;
            print_safely(out, cursor.advance_to(here));
            while (i < edges.size() && edges[i].at == here)
                styles.apply(edges[i++]);
            out << styles.sequence();
        }
    }
    print_safely(out, cursor.rest());
    if (text.empty() || text.back() != '\n') out << '\n';
}

}  // namespace dossier::cli
