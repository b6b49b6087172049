#include "program.h"
#include "query.h"
#include "streams.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <ostream>

namespace dossier::cli {
namespace {

std::vector<Column> shown_columns(Format format, const std::vector<Field>& fields) {
    std::vector<Column> columns;
    for (const Field& field : fields)
        if (field.in_table || format != Format::table) columns.push_back(field.column);
    return columns;
}

}  // namespace

void with_store(const std::function<void()>& work) {
    try {
        work();
    } catch (const StoreError& error) {
        throw CommandError(Exit::knowledge_base, error.what(), error.remedy);
    }
}

FieldWriter::FieldWriter(Terminal& terminal, Format format, const std::vector<Field>& fields)
    : terminal_(terminal), format_(format), rows_(terminal, format, shown_columns(format, fields)) {
    for (const Field& field : fields)
        shown_.push_back(field.in_table || format != Format::table);
}

void FieldWriter::row(std::vector<Cell> cells) {
    std::vector<Cell> shown;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (shown_[i]) shown.push_back(std::move(cells[i]));
    rows_.row(std::move(shown));
}

std::string FieldWriter::hash(const std::string& sha256) const {
    constexpr std::size_t digits = 12;
    return is_table() ? sha256.substr(0, digits) : sha256;
}

Exit FieldWriter::finish() {
    rows_.finish();
    if (rows_.rows() > 0) return Exit::done;
    print_problem(terminal_, "nothing found");
    return Exit::nothing_found;
}

Exit run_query(Terminal& terminal, const QueryOptions& options, const std::vector<Field>& fields,
               const List& list) {
    Exit exit = Exit::done;
    with_store([&] {
        const KnowledgeBase base = KnowledgeBase::open(options.kb);
        FieldWriter writer(terminal, options.format, fields);
        list(base, writer);
        exit = writer.finish();
    });
    return exit;
}

Exit run_figures(Terminal& terminal, const QueryOptions& options, Listing listing) {
    const bool money = listing == Listing::money;
    std::vector<Field> fields = {
        {{"document", false, true}},     {{"published"}, false}, {{money ? "amount" : "value", true}},
        {{money ? "currency" : "unit"}}, {{"low", true}},        {{"high", true}},
        {{"approximate"}, false}};
    if (money) fields.push_back({{"per"}});
    fields.push_back({{"of"}, false});
    for (const Field& field :
         {Field{{"quote", false, true}}, Field{{"start", true}, false}, Field{{"end", true}, false},
          Field{{"rule"}, false}, Field{{"confidence", true}, false}})
        fields.push_back(field);
    return run_query(terminal, options, fields, [&](const KnowledgeBase& base, FieldWriter& writer) {
        list_figures(base, listing, options.filter, [&](FigureRow&& row) {
            std::vector<Cell> cells = {
                row.document,          text_cell(row.published),    number_cell(row.value),
                text_cell(row.unit),   number_cell(row.bounds.low), number_cell(row.bounds.high),
                row.bounds.approximate};
            if (money) cells.push_back(text_cell(row.per));
            cells.push_back(text_cell(row.of));
            for (Cell cell : {Cell(row.text), Cell(std::int64_t{row.span.start}),
                              Cell(std::int64_t{row.span.end}), Cell(row.rule), Cell(row.confidence)})
                cells.push_back(std::move(cell));
            writer.row(std::move(cells));
        });
    });
}

Cell text_cell(const std::string& text) {
    return text.empty() ? Cell{} : Cell{text};
}

Cell number_cell(const std::optional<Decimal>& value) {
    return value ? Cell{*value} : Cell{};
}

std::string parties_line(const std::vector<Party>& parties) {
    std::string line;
    for (const Party& party : parties)
        line += (line.empty() ? "" : "; ") + party.role + ": " + party.name;
    return line;
}

}  // namespace dossier::cli
