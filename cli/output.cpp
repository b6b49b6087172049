#include "cells.h"
#include "options.h"
#include "output.h"

#include <dossier/facts/json.h>

#include <algorithm>
#include <numeric>
#include <ostream>

namespace dossier::cli {
namespace {

constexpr int kGap = 2;
constexpr int kLeastFlexible = 12;
constexpr int kLeast = 4;

using Lines = std::vector<std::vector<std::string>>;

// Takes columns from the widest of those that may give, as long as any has more than `least`.
int narrow(std::vector<int>& widths, const std::vector<bool>& may_give, int excess, int least) {
    for (; excess > 0; --excess) {
        int widest = -1;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (may_give[i] && widths[i] > least &&
                (widest < 0 || widths[i] > widths[static_cast<std::size_t>(widest)])) {
                widest = static_cast<int>(i);
            }
        }
        if (widest < 0) break;
        --widths[static_cast<std::size_t>(widest)];
    }
    return excess;
}

std::vector<int> natural_widths(const Lines& lines, std::size_t columns) {
    std::vector<int> widths(columns, 0);
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < columns; ++i)
            widths[i] = std::max(widths[i], display_width(line[i]));
    }
    return widths;
}

// The flexible columns give first, then those of text; figures are never cut.
std::vector<int> fitted_widths(const Lines& lines, const std::vector<Column>& columns, int terminal_width) {
    std::vector<int> widths = natural_widths(lines, columns.size());
    if (terminal_width == 0) return widths;
    std::vector<bool> flexible, text;
    for (const Column& column : columns) {
        flexible.push_back(column.flexible);
        text.push_back(!column.numeric);
    }
    const int gaps = kGap * static_cast<int>(columns.size() - 1);
    const int excess = std::accumulate(widths.begin(), widths.end(), gaps) - terminal_width;
    narrow(widths, text, narrow(widths, flexible, excess, kLeastFlexible), kLeast);
    return widths;
}

std::string aligned(const std::string& cell, int width, bool right, bool last) {
    const std::string shown = cut_to_width(cell, width);
    const std::string blanks(static_cast<std::size_t>(std::max(0, width - display_width(shown))), ' ');
    if (right) return blanks + shown;
    return last ? shown : shown + blanks;
}

std::string coloured(const std::string& shown, const RowWriter::Marks& marks) {
    std::string out;
    std::size_t at = 0;
    for (const auto& [first, last] : marks(shown)) {
        out.append(shown, at, first - at).append("\x1b[1;33m");
        out.append(shown, first, last - first).append("\x1b[0m");
        at = last;
    }
    return out.append(shown, at);
}

}  // namespace

void add_format_option(CLI::App& app, Format& format, Format fallback) {
    const std::vector<std::pair<std::string, Format>> choices{
        {"table", Format::table}, {"jsonl", Format::jsonl}, {"csv", Format::csv}, {"tsv", Format::tsv}};
    format = fallback;
    const auto& name = choices[static_cast<std::size_t>(fallback)].first;
    add_choice<Format>(app, "--format", format, "how to print (default: " + name + ")", choices);
}

RowWriter::RowWriter(Terminal& terminal, Format format, std::vector<Column> columns)
    : terminal_(terminal), format_(format), columns_(std::move(columns)) {
    if (format_ != Format::csv && format_ != Format::tsv) return;
    std::string line;
    for (const Column& column : columns_) {
        if (!line.empty()) line += format_ == Format::csv ? ',' : '\t';
        line += column.name;
    }
    terminal_.out << line << '\n';
}

void RowWriter::row(std::vector<Cell> cells) {
    ++count_;
    if (format_ == Format::table) {
        held_.push_back(std::move(cells));
        return;
    }
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (format_ == Format::jsonl) {
            line += i == 0 ? '{' : ',';
            append_json_string(line, columns_[i].name);
            line += ':';
            append_json_cell(line, cells[i]);
        } else {
            if (i > 0) line += format_ == Format::csv ? ',' : '\t';
            line += format_ == Format::csv ? csv_cell(cells[i]) : tsv_cell(cells[i]);
        }
    }
    if (format_ == Format::jsonl) line += '}';
    terminal_.out << line << '\n';
}

void RowWriter::mark(std::string column, Marks marks) {
    marked_column_ = std::move(column);
    marks_ = std::move(marks);
}

void RowWriter::finish() {
    if (format_ == Format::table && !held_.empty()) write_table();
    held_.clear();
}

void RowWriter::write_table() {
    Lines lines(1);
    for (const Column& column : columns_) {
        lines.front().push_back(column.name);
        std::replace(lines.front().back().begin(), lines.front().back().end(), '_', ' ');
    }
    for (const auto& cells : held_) {
        auto& line = lines.emplace_back();
        for (std::size_t i = 0; i < columns_.size(); ++i)
            line.push_back(table_cell(cells[i]));
    }
    const std::vector<int> widths = fitted_widths(lines, columns_, terminal_.width);
    for (std::size_t row = 0; row < lines.size(); ++row) {
        std::string line;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (i > 0) line.append(kGap, ' ');
            const std::string cell =
                aligned(lines[row][i], widths[i], columns_[i].numeric, i + 1 == columns_.size());
            const bool marked = row > 0 && marks_ && terminal_.out_is_terminal;
            line += marked && columns_[i].name == marked_column_ ? coloured(cell, marks_) : cell;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        const bool bold = row == 0 && terminal_.out_is_terminal;
        terminal_.out << (bold ? "\x1b[1m" : "") << line << (bold ? "\x1b[0m" : "") << '\n';
    }
}

}  // namespace dossier::cli
