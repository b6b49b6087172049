#include "html.h"
#include "report_page.h"
#include "report_parts.h"
#include "report_template.h"

#include <dossier/report/summary.h>
#include <dossier/report/totals.h>
#include <dossier/store/content_key.h>
#include <dossier/store/day_range.h>

#include <unicode/numberformatter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <stdexcept>

namespace dossier::cli {
namespace report {
namespace {

using icu::number::Notation;
using icu::number::NumberFormatter;

std::string formatted(const Decimal& value, const icu::number::LocalizedNumberFormatter& formatter) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out;
    formatter.formatDecimal(value.to_string(), status).toString(status).toUTF8String(out);
    return U_FAILURE(status) ? value.to_string() : out;
}

}  // namespace

const char* class_of(const Deal& deal) {
    switch (standing_of(deal)) {
        case Standing::done:
            return "done";
        case Standing::rejected:
            return "rejected";
        case Standing::cancelled:
            return "cancelled";
        case Standing::hedged:
            return "hedged";
        default:
            return "proposed";
    }
}

std::string status_of(const Deal& deal) {
    return deal.hedged ? "hedged" : deal.status;
}

std::string short_number(const Decimal& value) {
    return formatted(
        value, NumberFormatter::withLocale(icu::Locale::getEnglish()).notation(Notation::compactShort()));
}

std::string long_number(const Decimal& value) {
    return formatted(value, NumberFormatter::withLocale(icu::Locale::getEnglish()));
}

std::string cut(std::string_view text, std::size_t characters) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] & 0xC0) != 0x80 && ++count > characters) return std::string(text.substr(0, i)) + "…";
    return std::string(text);
}

std::string counted(std::size_t count, const std::string& singular) {
    return std::to_string(count) + " " + singular + (count == 1 ? "" : "s");
}

std::string tenths(double value) {
    std::array<char, 32> out{};
    std::snprintf(out.data(), out.size(), "%.1f", value);
    return out.data();
}

Data or_false(const std::string& text) {
    return text.empty() ? Data(false) : Data(text);
}

namespace {

// The script's hash as a Content-Security-Policy wants it: base64 of SHA-256.
std::string script_hash() {
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::string hex = sha256_hex(report_template::script);
    std::string out;
    unsigned bits = 0, held = 0;
    for (const char c : hex) {
        bits = bits << 4 | static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
        for (held += 4; held >= 6; held -= 6)
            out += digits[bits >> (held - 6) & 63];
    }
    if (held > 0) out += digits[bits << (6 - held) & 63];
    return out + std::string((4 - out.size() % 4) % 4, '=');
}

std::vector<Shown> shown_of(const std::vector<JoinedDeal>& deals, std::size_t most) {
    std::vector<Shown> out;
    for (const JoinedDeal& deal : deals) {
        if (out.size() == most) break;
        const auto own = days_of(deal.lead().date), told = days_of(deal.lead().published);
        out.push_back({&deal, 0, own ? own->first : told ? told->first : std::string()});
    }
    std::stable_sort(out.begin(), out.end(), [](const Shown& a, const Shown& b) {
        return a.day.empty() != b.day.empty() ? b.day.empty() : a.day < b.day;
    });
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i].n = i + 1;
    return out;
}

void add_figure(Data& figures, const std::string& name, std::size_t value) {
    Data figure;
    figure.set("name", name);
    figure.set("value", std::to_string(value));
    figures.push_back(figure);
}

Data figures_of(const std::vector<JoinedDeal>& deals, std::size_t documents) {
    std::array<std::size_t, standings> by_standing{};
    std::size_t disputed = 0;
    for (const JoinedDeal& deal : deals) {
        ++by_standing[static_cast<std::size_t>(standing_of(deal.lead()))];
        disputed += !deal.conflicts.empty();
    }
    const auto of = [&](Standing standing) { return by_standing[static_cast<std::size_t>(standing)]; };
    Data figures = list();
    add_figure(figures, "Documents", documents);
    add_figure(figures, "Deals", deals.size());
    add_figure(figures, "Agreed or completed", of(Standing::done));
    add_figure(figures, "Proposed", of(Standing::proposed));
    add_figure(figures, "Rejected or cancelled", of(Standing::rejected) + of(Standing::cancelled));
    add_figure(figures, "Hedged", of(Standing::hedged));
    add_figure(figures, "Sources disagree", disputed);
    return figures;
}

Data sums_of(const std::vector<JoinedDeal>& deals) {
    std::vector<TotalRow> rows = totals_of(deals, TotalBy::currency, false).rows;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.deals > b.deals; });
    if (rows.size() > 6) rows.resize(6);
    Data sums = list();
    for (const TotalRow& row : rows) {
        if (!row.amount) continue;
        Data sum;
        sum.set("deals", counted(static_cast<std::size_t>(row.deals), "deal") + ",");
        sum.set("currency", row.currency);
        sum.set("short", short_number(*row.amount));
        sum.set("exact", long_number(*row.amount) + " " + row.currency);
        sums.push_back(sum);
    }
    return sums;
}

void set_choices(Data& page, const std::vector<Shown>& deals) {
    std::set<std::string> types, statuses;
    for (const Shown& each : deals) {
        types.insert(each.deal->lead().type);
        statuses.insert(status_of(each.deal->lead()));
    }
    for (const auto& [name, values] : {std::pair{"types", types}, std::pair{"statuses", statuses}}) {
        Data choices = list();
        for (const std::string& value : values)
            choices.push_back(value);
        page.set(name, choices);
    }
}

struct Documents {
    std::size_t count = 0;
    std::string first, last;
};

Documents documents_of(const KnowledgeBase& base, const Filter& filter) {
    Documents out;
    list_documents(base, filter, [&](DocumentRow&& row) {
        ++out.count;
        if (row.published.empty()) return;
        if (out.first.empty() || row.published < out.first) out.first = row.published;
        out.last = std::max(out.last, row.published);
    });
    return out;
}

std::string span_of(const Documents& documents) {
    if (documents.first.empty()) return {};
    return documents.first == documents.last ? "on " + documents.first
                                             : "from " + documents.first + " to " + documents.last;
}

}  // namespace
}  // namespace report

ReportPage report_page(const KnowledgeBase& base, const Filter& filter, const std::string& title,
                       std::size_t most) {
    using report::Data;
    const std::vector<JoinedDeal> deals = joined_deals(base, filter);
    const report::Documents documents = report::documents_of(base, filter);
    const std::vector<report::Shown> shown = report::shown_of(deals, most);
    Data page;
    page.set("title", report::cut(title, 120));
    page.set("style", std::string(report_template::style));
    page.set("script", std::string(report_template::script));
    page.set("script_hash", report::script_hash());
    page.set("documents", std::to_string(documents.count));
    page.set("span", report::or_false(report::span_of(documents)));
    page.set("figures", report::figures_of(deals, documents.count));
    const Data sums = report::sums_of(deals), charts = report::charts_of(deals);
    page.set("has_sums", sums.is_non_empty_list());
    page.set("sums", sums);
    page.set("has_totals", charts.is_non_empty_list());
    page.set("charts", charts);
    page.set("timeline", report::timeline_of(shown).value_or(Data(false)));
    page.set("network", report::network_of(deals).value_or(Data(false)));
    page.set("has_deals", !shown.empty());
    page.set("cut",
             deals.size() > shown.size() ? Data(std::to_string(deals.size() - shown.size())) : Data(false));
    report::set_choices(page, shown);
    const report::Rows rows = report::rows_of(base, shown);
    page.set("deals", rows.deals);
    page.set("texts", rows.texts);
    kainjow::mustache::mustache view{std::string(report_template::page)};
    if (!view.is_valid()) throw std::logic_error("report template: " + view.error_message());
    view.set_custom_escape([](const std::string& text) { return html_of(text); });
    return {view.render(page), deals.size(), documents.count};
}

}  // namespace dossier::cli
