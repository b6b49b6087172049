#include "report_parts.h"

#include <dossier/report/totals.h>
#include <dossier/store/content_key.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace dossier::cli::report {
namespace {

constexpr std::size_t most_bars = 10, most_nodes = 24, most_currencies = 2;
constexpr double label_width = 184, bar_width = 206, row_height = 26;

Data bar_of(const TotalRow& row, double largest, std::size_t place) {
    const double value = row.amount->to_double(), width = largest > 0 ? bar_width * value / largest : 0;
    const double y = 8 + row_height * static_cast<double>(place);
    Data bar;
    bar.set("label", cut(row.key, 24));
    bar.set("full", cut(row.key, 200));
    bar.set("exact", long_number(*row.amount) + " " + row.currency);
    bar.set("short", short_number(*row.amount));
    bar.set("label_x", tenths(label_width));
    bar.set("x", tenths(label_width + 8));
    bar.set("value_x", tenths(label_width + 14 + width));
    bar.set("width", tenths(std::max(width, 1.0)));
    bar.set("y", tenths(y));
    bar.set("text_y", tenths(y + 12));
    return bar;
}

Data chart_of(const std::vector<TotalRow>& rows, const std::string& caption) {
    double largest = 0;
    for (const TotalRow& row : rows)
        largest = std::max(largest, row.amount->to_double());
    Data bars = list();
    std::string spoken;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bars.push_back(bar_of(rows[i], largest, i));
        spoken += (i == 0 ? "" : ", ") + cut(rows[i].key, 60) + " " + short_number(*rows[i].amount);
    }
    Data chart;
    chart.set("caption", caption);
    chart.set("spoken", spoken);
    chart.set("height", tenths(16 + row_height * static_cast<double>(rows.size())));
    chart.set("bars", bars);
    return chart;
}

std::vector<TotalRow> rows_in(const std::vector<JoinedDeal>& deals, TotalBy by, const std::string& currency) {
    std::vector<TotalRow> rows;
    for (TotalRow& row : totals_of(deals, by, false).rows)
        if (row.currency == currency && row.amount) rows.push_back(std::move(row));
    return rows;
}

struct Edge {
    std::string from, to;
    std::size_t deals;
};

class Network {
  public:
    explicit Network(const std::vector<JoinedDeal>& deals) {
        for (const JoinedDeal& joined : deals) {
            std::map<std::string, std::string> parties;
            for (const Party& party : joined.lead().parties)
                parties.emplace(fold_name(party.name), party.name);
            if (parties.size() < 2) continue;
            for (auto a = parties.begin(); a != parties.end(); ++a) {
                names_.emplace(a->first, a->second);
                ++deals_[a->first];
                for (auto b = std::next(a); b != parties.end(); ++b)
                    ++edges_[{a->first, b->first}];
            }
        }
        choose();
        arrange();
    }

    bool empty() const { return order_.empty(); }
    std::size_t others() const { return names_.size() - order_.size(); }
    const std::vector<std::string>& order() const { return order_; }
    const std::string& name(const std::string& key) const { return names_.at(key); }
    std::size_t deals(const std::string& key) const { return deals_.at(key); }
    std::vector<Edge> edges() const {
        std::vector<Edge> out;
        for (const auto& [ends, count] : edges_)
            if (chosen_.contains(ends.first) && chosen_.contains(ends.second))
                out.push_back({ends.first, ends.second, count});
        std::stable_sort(out.begin(), out.end(),
                         [](const Edge& a, const Edge& b) { return a.deals > b.deals; });
        return out;
    }

  private:
    // The parties of the edges with most deals, and of those with the busiest parties.
    void choose() {
        std::vector<Edge> all;
        for (const auto& [ends, count] : edges_)
            all.push_back({ends.first, ends.second, count});
        const auto busy = [&](const Edge& edge) { return deals_.at(edge.from) + deals_.at(edge.to); };
        std::stable_sort(all.begin(), all.end(), [&](const Edge& a, const Edge& b) {
            return a.deals != b.deals ? a.deals > b.deals : busy(a) > busy(b);
        });
        for (const Edge& edge : all) {
            const std::size_t fresh = !chosen_.contains(edge.from) + !chosen_.contains(edge.to);
            if (chosen_.size() + fresh > most_nodes) continue;
            for (const std::string& key : {edge.from, edge.to})
                if (chosen_.insert(key).second) ranked_.push_back(key);
        }
        std::stable_sort(ranked_.begin(), ranked_.end(),
                         [&](const auto& a, const auto& b) { return deals_.at(a) > deals_.at(b); });
    }

    // Neighbours side by side: depth first from the party with most deals.
    void arrange() {
        std::set<std::string> seen;
        for (const std::string& key : ranked_)
            visit(key, seen);
    }
    void visit(const std::string& key, std::set<std::string>& seen) {
        if (!seen.insert(key).second) return;
        order_.push_back(key);
        for (const std::string& other : ranked_)
            if (edges_.contains({std::min(key, other), std::max(key, other)})) visit(other, seen);
    }

    std::map<std::string, std::string> names_;
    std::map<std::string, std::size_t> deals_;
    std::map<std::pair<std::string, std::string>, std::size_t> edges_;
    std::set<std::string> chosen_;
    std::vector<std::string> ranked_, order_;
};

struct Point {
    double x, y, angle;
};

// Round a ring, one half down its left side and the other up its right, each in lines of equal distance, so
// that no label stands on another.
std::map<std::string, Point> places_of(const Network& network, double middle, double radius) {
    std::map<std::string, Point> out;
    const std::size_t all = network.order().size(), left = (all + 1) / 2;
    for (std::size_t i = 0; i < all; ++i) {
        const bool is_left = i < left;
        const auto place = static_cast<double>(is_left ? i : all - 1 - i) + 0.5;
        const double height = 2 * place / static_cast<double>(is_left ? left : all - left) - 1;
        const double angle = is_left ? std::numbers::pi - std::asin(height) : std::asin(height);
        out[network.order()[i]] = {480 + 1.25 * radius * std::cos(angle), middle + radius * std::sin(angle),
                                   angle};
    }
    return out;
}

Data node_of(const Network& network, const std::string& key, const Point& at) {
    const double r = std::min(5 + 1.5 * std::sqrt(static_cast<double>(network.deals(key))), 16.0);
    const bool right = std::cos(at.angle) >= 0;
    Data node;
    node.set("label", cut(network.name(key), 28));
    node.set("full", cut(network.name(key), 200));
    node.set("deals", counted(network.deals(key), "deal"));
    node.set("x", tenths(at.x));
    node.set("y", tenths(at.y));
    node.set("r", tenths(r));
    node.set("label_x", tenths(at.x + (right ? r + 5 : -r - 5)));
    node.set("label_y", tenths(at.y + 4 + 6 * std::sin(at.angle)));
    node.set("anchor", right ? "start" : "end");
    return node;
}

}  // namespace

Data charts_of(const std::vector<JoinedDeal>& deals) {
    std::vector<TotalRow> currencies = totals_of(deals, TotalBy::currency, false).rows;
    std::stable_sort(currencies.begin(), currencies.end(),
                     [](const auto& a, const auto& b) { return a.deals > b.deals; });
    if (currencies.size() > most_currencies) currencies.resize(most_currencies);
    Data charts = list();
    for (const TotalRow& currency : currencies) {
        const std::string& code = currency.currency;
        std::vector<TotalRow> years = rows_in(deals, TotalBy::year, code);
        const bool cut_short = years.size() > most_bars;
        if (cut_short) years.erase(years.begin(), years.end() - most_bars);
        charts.push_back(chart_of(years, code + " by year" + (cut_short ? ", the last ten" : "")));
        std::vector<TotalRow> parties = rows_in(deals, TotalBy::party, code);
        std::stable_sort(parties.begin(), parties.end(),
                         [](const auto& a, const auto& b) { return *a.amount > *b.amount; });
        const bool many = parties.size() > most_bars;
        if (many) parties.resize(most_bars);
        charts.push_back(chart_of(parties, code + " by party" + (many ? ", the ten with most" : "")));
    }
    return charts;
}

std::optional<Data> network_of(const std::vector<JoinedDeal>& deals) {
    const Network network(deals);
    if (network.empty()) return std::nullopt;
    const double radius = network.order().size() > 10 ? 230 : 150, middle = radius + 40;
    const auto places = places_of(network, middle, radius);
    Data edges = list(), nodes = list(), out;
    std::string spoken;
    std::size_t said = 0;
    for (const Edge& edge : network.edges()) {
        const Point &a = places.at(edge.from), &b = places.at(edge.to);
        const std::string label = cut(network.name(edge.from), 60) + " and " +
                                  cut(network.name(edge.to), 60) + ": " + counted(edge.deals, "deal");
        Data line;
        line.set("x1", tenths(a.x));
        line.set("y1", tenths(a.y));
        line.set("x2", tenths(b.x));
        line.set("y2", tenths(b.y));
        line.set("width", tenths(std::min(1 + static_cast<double>(edge.deals), 7.0)));
        line.set("label", label);
        edges.push_back(line);
        if (said++ < most_bars) spoken += (said > 1 ? ", " : "") + label;
    }
    for (const std::string& key : network.order())
        nodes.push_back(node_of(network, key, places.at(key)));
    out.set("edges", edges);
    out.set("nodes", nodes);
    out.set("middle", tenths(middle));
    out.set("height", tenths(2 * middle));
    out.set("count", std::to_string(network.order().size()));
    out.set("spoken", spoken);
    out.set("others", network.others() > 0 ? Data(std::to_string(network.others())) : Data(false));
    return out;
}

}  // namespace dossier::cli::report
