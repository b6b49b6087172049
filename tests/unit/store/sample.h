// Documents with facts for the tests of the store and the report.
#pragma once
#include <dossier/store/knowledge_base.h>
#include <dossier/store/writer.h>

#include <string>
#include <vector>

namespace sample {

// The spans that `quote` has in ASCII `text`.
inline dossier::Span span_of(const std::string& text, const std::string& quote) {
    const auto at = static_cast<std::uint32_t>(text.find(quote));
    return {at, at + static_cast<std::uint32_t>(quote.size())};
}

inline dossier::Mention mention(const std::string& text, const std::string& quote, const std::string& rule) {
    return {span_of(text, quote), quote, rule, 0.9};
}

inline dossier::EntityMention entity(const std::string& text, const std::string& quote,
                                     const std::string& type, const std::string& canonical,
                                     const std::string& iso = {}) {
    return {mention(text, quote, "names." + type), type, iso.empty() ? "company" : "government", canonical,
            iso};
}

inline dossier::MoneyMention money(const std::string& text, const std::string& quote, const char* amount,
                                   const std::string& currency) {
    return {mention(text, quote, "money.code"), dossier::Decimal::parse(amount), currency, false, {}, {}};
}

inline dossier::Deal deal(const std::string& text, const std::string& type, const std::string& status,
                          std::vector<dossier::Party> parties, const char* amount,
                          const std::string& currency, const std::string& date) {
    dossier::Deal made;
    made.type = type;
    made.status = status;
    made.parties = std::move(parties);
    made.amount = dossier::Decimal::parse(amount);
    made.currency = currency;
    made.date = date;
    made.evidence = {0, static_cast<std::uint32_t>(text.size())};
    made.quote = text;
    made.rules = {"deal.frame", "deal.amount"};
    return made;
}

// A signed contract, a rumoured loan and every other kind of fact.
inline dossier::Entry harbour() {
    const std::string text =
        "On 4 May 2019 Arcona Works Ltd won a EUR 40 million contract from the Veldian government; about 120 "
        "cranes, "
        "12 percent more, up to USD 0.5 a tonne.";
    dossier::Entry entry{{"harbour", "en", "2019-05-05", "Harbour", "news/harbour.txt", text, 0},
                         dossier::Facts{}};
    dossier::Facts& facts = *entry.facts;
    facts.id = "harbour";
    facts.lang = "en";
    facts.published = "2019-05-05";
    facts.entities = {entity(text, "Arcona Works Ltd", "organization", "Arcona Works Ltd"),
                      entity(text, "Veldian government", "organization", "government of Veldia", "VE")};
    facts.money = {money(text, "EUR 40 million", "40000000", "EUR"),
                   money(text, "up to USD 0.5 a tonne", "0.5", "USD")};
    facts.money[1].bounds.high = dossier::Decimal::parse("0.5");
    facts.money[1].per = "tonne";
    facts.percents = {
        {mention(text, "12 percent", "percent"), dossier::Decimal(12), "percent", {}, "Veldia"}};
    facts.dates = {{mention(text, "4 May 2019", "date.full"), "2019-05-04", {}, false}};
    facts.quantities = {
        {mention(text, "about 120 cranes", "count"), dossier::Decimal(120), "crane", {}, {}, {}}};
    facts.quantities[0].bounds.approximate = true;
    facts.deals = {deal(text, "contract", "agreed",
                        {{"contractor", "Arcona Works Ltd", ""}, {"client", "Veldian government", "VE"}},
                        "40000000", "EUR", "2019-05-04")};
    facts.notices = {{{0, 2}, "impossible date"}};
    return entry;
}

inline dossier::Entry rumour() {
    const std::string text = "ARCONA WORKS LTD is said to seek a loan of EUR 15 million from Bank of Veldia.";
    dossier::Entry entry{{"rumour", "en", "2020-01-10", "", "news/rumour.txt", text, 3}, dossier::Facts{}};
    dossier::Facts& facts = *entry.facts;
    facts.id = "rumour";
    facts.lang = "en";
    facts.published = "2020-01-10";
    facts.entities = {entity(text, "ARCONA WORKS LTD", "organization", "ARCONA WORKS LTD"),
                      entity(text, "Bank of Veldia", "organization", "Bank of Veldia")};
    facts.money = {money(text, "EUR 15 million", "15000000", "EUR")};
    facts.deals = {deal(text, "loan", "agreed",
                        {{"borrower", "ARCONA WORKS LTD", ""}, {"lender", "Bank of Veldia", ""}}, "15000000",
                        "EUR", "")};
    facts.deals[0].hedged = true;
    facts.deals[0].attributed_to = "people close to the bank";
    return entry;
}

inline dossier::Entry refusal() {
    const std::string text = "In 2021 Veldia turned down the EUR 7 million offer of Arcona Works Ltd.";
    dossier::Entry entry{{"refusal", "en", "", "", "news/refusal.txt", text, 0}, dossier::Facts{}};
    dossier::Facts& facts = *entry.facts;
    facts.id = "refusal";
    facts.lang = "en";
    facts.entities = {entity(text, "Veldia", "location", "Veldia", "VE"),
                      entity(text, "Arcona Works Ltd", "organization", "Arcona Works Ltd")};
    facts.money = {money(text, "EUR 7 million", "7000000", "EUR")};
    facts.dates = {{mention(text, "2021", "date.year"), "2021", {}, false}};
    facts.deals = {deal(text, "contract", "rejected",
                        {{"contractor", "Arcona Works Ltd", ""}, {"client", "Veldia", "VE"}}, "7000000",
                        "EUR", "2021")};
    return entry;
}

inline std::vector<dossier::Entry> all() {
    return {harbour(), rumour(), refusal()};
}

inline std::string dump_of(const dossier::KnowledgeBase& base) {
    std::string out;
    dossier::dump(base, [&](std::string_view lines) { out += lines; });
    return out;
}

// Fills a fresh knowledge base with `entries`, one transaction each, and gives it open for reading.
inline dossier::KnowledgeBase filled(const std::string& path,
                                     const std::vector<dossier::Entry>& entries = all()) {
    dossier::KnowledgeBase base = dossier::KnowledgeBase::open_or_create(path);
    {
        dossier::Writer writer(base);
        for (const dossier::Entry& entry : entries)
            writer.write({&entry, 1});
    }
    return base;
}

}  // namespace sample
