#include "options.h"
#include "query.h"
#include "streams.h"

#include <dossier/store/search.h>

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

struct Options {
    std::vector<std::string> words;
    std::string kb;
    Format format = Format::table;
    SearchOrder order = SearchOrder::best;
    std::uint64_t limit = 20;
};

SearchQuery question(const Options& options) {
    std::string text;
    for (const std::string& word : options.words)
        text += (text.empty() ? "" : " ") + word;
    try {
        SearchQuery query = parse_search(text);
        if (query.all.empty() && query.none.empty() && query.fields.empty())
            throw SearchError("the question is empty", "give words, fields, or both");
        return query;
    } catch (const SearchError& error) {
        throw CommandError(Exit::usage, std::string("search: ") + error.what(), error.remedy);
    }
}

std::vector<Field> fields(bool deals) {
    return {{{"document", false, true}},
            {{"published"}, !deals},
            {{"title", false, true}, false},
            {{"date"}, deals},
            {{"type"}, deals},
            {{"status"}, deals},
            {{"hedged"}, false},
            {{"parties", false, true}, deals},
            {{"amount", true}, deals},
            {{"currency"}, deals},
            {{"snippet", false, true}},
            {{"start", true}, false},
            {{"end", true}, false}};
}

void write(FieldWriter& writer, const SearchHit& hit) {
    std::vector<Cell> cells{hit.document, text_cell(hit.published), text_cell(hit.title)};
    if (hit.deal) {
        const DealRow& deal = *hit.deal;
        const std::string status = deal.hedged && writer.is_table() ? deal.status + " (hedged)" : deal.status;
        for (Cell cell :
             {text_cell(deal.date), Cell(deal.type), Cell(status), Cell(deal.hedged),
              text_cell(parties_line(deal.parties)), number_cell(deal.amount), text_cell(deal.currency)})
            cells.push_back(std::move(cell));
    } else {
        cells.resize(cells.size() + 7);
    }
    for (Cell cell :
         {Cell(hit.snippet), Cell(std::int64_t{hit.span.start}), Cell(std::int64_t{hit.span.end})})
        cells.push_back(std::move(cell));
    writer.row(std::move(cells));
}

Exit run(const Options& options, Terminal& terminal) {
    const SearchQuery query = question(options);
    SearchResult result;
    with_store([&] {
        try {
            result = search(KnowledgeBase::open(options.kb), query, options.limit, options.order);
        } catch (const SearchError& error) {
            throw CommandError(Exit::usage, std::string("search: ") + error.what(), error.remedy);
        }
    });
    FieldWriter writer(terminal, options.format, fields(query.asks_for_deals()));
    SearchPlaces places(query);
    writer.mark("snippet", [&](std::string_view shown) { return places.in(shown); });
    for (const SearchHit& hit : result.hits)
        write(writer, hit);
    const Exit exit = writer.finish();
    terminal.out.flush();
    if (result.found > result.hits.size())
        terminal.err << result.hits.size() << " of " << result.found << " shown; --limit 0 shows all\n";
    return exit;
}

}  // namespace

Run setup_search(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("QUERY", options->words, "words, fields, or both")->required()->type_name("");
    add_kb_option(app, options->kb);
    add_format_option(app, options->format, Format::table);
    add_choice<SearchOrder>(app, "--sort", options->order, "order (default: best, those with words first)",
                            {{"best", SearchOrder::best}, {"date", SearchOrder::date}});
    app.add_option("--limit", options->limit, "no more than N rows (default: 20; 0: all)")->type_name("N");
    std::string fields = "Fields, with = != < <= > >= or, for a part of a text, ~:\n";
    for (const SearchFieldInfo& field : search_fields()) {
        const std::string name = field.name == "role" ? "role.NAME" : std::string(field.name);
        fields += "  " + name + std::string(12 - name.size(), ' ') + std::string(field.meaning) + "\n";
    }
    app.footer(fields + "\n" + app.get_footer());
    return [options](Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace dossier::cli
