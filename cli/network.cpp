#include "cells.h"
#include "html.h"
#include "options.h"
#include "output.h"
#include "query.h"
#include "streams.h"

#include <dossier/report/joined.h>
#include <dossier/store/content_key.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

enum class Style { dot, graphml, json };

struct Options {
    std::string kb;
    Filter filter;
    Style style = Style::dot;
};

// Who deals with whom: an edge for each pair of parties of a deal, from the one that is named first.
struct Network {
    struct Edge {
        std::int64_t deals = 0;
        std::map<std::string, std::int64_t> types;
    };
    std::map<std::string, std::string> names;  // by folded name
    std::map<std::pair<std::string, std::string>, Edge> edges;
};

Network network_of(const std::vector<JoinedDeal>& deals) {
    Network out;
    for (const JoinedDeal& joined : deals) {
        const auto& parties = joined.lead().parties;
        for (std::size_t i = 0; i < parties.size(); ++i) {
            const std::string from = fold_name(parties[i].name);
            out.names.emplace(from, parties[i].name);
            for (std::size_t j = i + 1; j < parties.size(); ++j) {
                const std::string to = fold_name(parties[j].name);
                if (from == to) continue;
                Network::Edge& edge = out.edges[{from, to}];
                ++edge.deals;
                ++edge.types[joined.lead().type];
            }
        }
    }
    return out;
}

std::string types_of(const Network::Edge& edge) {
    std::string out;
    for (const auto& [type, count] : edge.types)
        out += (out.empty() ? "" : ", ") + std::to_string(count) + " " + type;
    return out;
}

std::string in_dot(std::string_view text) {
    std::string out = "\"";
    for (const char c : one_line(text)) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

void print_dot(std::ostream& out, const Network& network) {
    out << "graph deals {\n";
    for (const auto& [folded, name] : network.names)
        out << "  " << in_dot(folded) << " [label=" << in_dot(name) << "];\n";
    for (const auto& [ends, edge] : network.edges)
        out << "  " << in_dot(ends.first) << " -- " << in_dot(ends.second)
            << " [label=" << in_dot(types_of(edge)) << ", weight=" << edge.deals << "];\n";
    out << "}\n";
}

void print_graphml(std::ostream& out, const Network& network) {
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml "
           "xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
           "<key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
           "<key id=\"deals\" for=\"edge\" attr.name=\"deals\" attr.type=\"int\"/>\n"
           "<key id=\"types\" for=\"edge\" attr.name=\"types\" attr.type=\"string\"/>\n"
           "<graph edgedefault=\"undirected\">\n";
    for (const auto& [folded, name] : network.names)
        out << "<node id=\"" << html_of(folded) << "\"><data key=\"name\">" << html_of(name)
            << "</data></node>\n";
    for (const auto& [ends, edge] : network.edges)
        out << "<edge source=\"" << html_of(ends.first) << "\" target=\"" << html_of(ends.second)
            << "\"><data key=\"deals\">" << edge.deals << "</data><data key=\"types\">"
            << html_of(types_of(edge)) << "</data></edge>\n";
    out << "</graph>\n</graphml>\n";
}

void print_json(std::ostream& out, const Network& network) {
    nlohmann::ordered_json json{{"nodes", nlohmann::ordered_json::array()},
                                {"links", nlohmann::ordered_json::array()}};
    for (const auto& [folded, name] : network.names)
        json["nodes"].push_back({{"id", folded}, {"name", name}});
    for (const auto& [ends, edge] : network.edges)
        json["links"].push_back(
            {{"source", ends.first}, {"target", ends.second}, {"deals", edge.deals}, {"types", edge.types}});
    out << json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

Exit print(const Options& options, Terminal& terminal) {
    Network network;
    with_store([&] { network = network_of(joined_deals(KnowledgeBase::open(options.kb), options.filter)); });
    if (network.names.empty()) {
        print_problem(terminal, "nothing found");
        return Exit::nothing_found;
    }
    switch (options.style) {
        case Style::dot:
            print_dot(terminal.out, network);
            break;
        case Style::graphml:
            print_graphml(terminal.out, network);
            break;
        case Style::json:
            print_json(terminal.out, network);
            break;
    }
    return Exit::done;
}

}  // namespace

Run setup_network(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("ENTITY", options->filter.entity, "deals of one entity, by any of its names")
        ->type_name("");
    add_kb_option(app, options->kb);
    add_choice<Style>(app, "--format", options->style, "how to print (default: dot)",
                      {{"dot", Style::dot}, {"graphml", Style::graphml}, {"json", Style::json}});
    return [options](Terminal& terminal) { return print(*options, terminal); };
}

}  // namespace dossier::cli
