#include "cells.h"
#include "output.h"
#include "query.h"
#include "summary_text.h"

#include <algorithm>

namespace dossier::cli {
namespace {

constexpr const char* statuses[] = {"proposed", "agreed", "completed", "rejected", "cancelled"};
constexpr const char* standing_names[] = {"agreed, completed", "proposed", "rejected", "cancelled", "hedged"};

using Lines = std::vector<std::vector<std::string>>;

// The first column to the left, the others to the right, as wide as their widest cell.
void append_aligned(std::string& out, const Lines& lines) {
    std::vector<int> widths(lines.front().size());
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], display_width(line[i]));
    for (const auto& line : lines) {
        std::string text = "  ";
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string blanks(static_cast<std::size_t>(widths[i] - display_width(line[i])), ' ');
            text += i == 0 ? line[i] + blanks : "  " + blanks + line[i];
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out += text + "\n";
    }
}

std::string number(std::int64_t value) {
    return table_cell(Decimal(value));
}

std::string documents(std::int64_t count) {
    return number(count) + (count == 1 ? " document, " : " documents, ");
}

std::string span(const std::string& first, const std::string& last) {
    if (first.empty()) return "undated";
    return first == last ? first : first + " to " + last;
}

void append_counts(std::string& out, const char* heading, const std::vector<Count>& counts) {
    if (counts.empty()) return;
    out += std::string("\n") + heading + "\n";
    Lines lines;
    for (const Count& count : counts)
        lines.push_back({without_controls(count.name), number(count.count)});
    append_aligned(out, lines);
}

void append_deals(std::string& out, const char* heading, const std::vector<DealCount>& deals) {
    if (deals.empty()) return;
    out += std::string("\n") + heading + "\n";
    Lines lines(1, {""});
    lines[0].insert(lines[0].end(), std::begin(statuses), std::end(statuses));
    lines[0].push_back("hedged");
    for (const DealCount& row : deals) {
        std::vector<std::string>& line = lines.emplace_back();
        line.push_back(without_controls(row.kind));
        for (const char* status : statuses) {
            const auto found = row.by_status.find(status);
            line.push_back(found == row.by_status.end() ? "" : number(found->second));
        }
        line.push_back(row.hedged == 0 ? "" : number(row.hedged));
    }
    append_aligned(out, lines);
}

void append_totals(std::string& out, const std::vector<CurrencyTotal>& totals) {
    if (totals.empty()) return;
    out += "\nTotals, each deal once\n";
    Lines lines(1, {""});
    lines[0].insert(lines[0].end(), std::begin(standing_names), std::end(standing_names));
    for (const CurrencyTotal& total : totals) {
        std::vector<std::string>& line = lines.emplace_back();
        line.push_back(without_controls(total.currency));
        for (const CurrencyTotal::Sum& sum : total.by_standing)
            line.push_back(sum.deals == 0 ? "" : sum.amount ? table_cell(*sum.amount) : "too long to add");
    }
    append_aligned(out, lines);
}

void append_largest(std::string& out, const std::vector<DealRow>& deals) {
    if (deals.empty()) return;
    out += "\nLargest deals, agreed or completed\n";
    for (const DealRow& deal : deals) {
        out += "  " + without_controls(deal.currency) + " " + table_cell(*deal.amount) + "  " + deal.type;
        for (const std::string& part : {deal.date, parties_line(deal.parties), deal.document})
            if (!part.empty()) out += "  " + table_cell(part);
        out += "\n";
    }
}

}  // namespace

std::string summary_text(const CorpusSummary& summary) {
    std::string out = documents(summary.documents) + span(summary.first_published, summary.last_published);
    if (summary.undated > 0 && !summary.first_published.empty())
        out += ", " + number(summary.undated) + " undated";
    out += "\n" + number(summary.characters) + " characters, " + number(summary.statements) + " statements\n";
    append_counts(out, "Entities", summary.entities);
    append_deals(out, "Deals as told, by type", summary.deals);
    append_totals(out, summary.totals);
    append_largest(out, summary.largest);
    return out;
}

std::string summary_text(const EntitySummary& summary) {
    std::string out;
    for (const EntityRow& entity : summary.entities) {
        out += without_controls(entity.name) + "  " + without_controls(entity.type);
        for (const std::string& part : {entity.subtype, entity.iso})
            if (!part.empty()) out += "  " + without_controls(part);
        out += "  " + number(entity.mentions) + (entity.mentions == 1 ? " mention\n" : " mentions\n");
        for (const std::string& alias : entity.aliases)
            out += "  also " + without_controls(alias) + "\n";
    }
    out += documents(summary.documents) + span(summary.first_published, summary.last_published) + "\n";
    append_counts(out, "Documents by year", summary.years);
    append_deals(out, "Deals as told, by role", summary.deals);
    append_totals(out, summary.totals);
    append_counts(out, "Counterparties", summary.counterparties);
    return out;
}

}  // namespace dossier::cli
