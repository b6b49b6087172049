#include <dossier/store/search_query.h>

#include <doctest/doctest.h>

using namespace dossier;

namespace {

// "(a* | b c) -d amount>5": what was read, one item behind the other.
std::string read(std::string_view text) {
    static constexpr const char* signs[] = {"=", "!=", "<", "<=", ">", ">=", "~"};
    const SearchQuery query = parse_search(text);
    std::string out;
    const auto term = [](const SearchTerm& t) { return "[" + t.text + "]" + (t.prefix ? "*" : ""); };
    for (const auto& any : query.all) {
        std::string line;
        for (const SearchTerm& t : any)
            line += (line.empty() ? "" : "|") + term(t);
        out += line + " ";
    }
    for (const SearchTerm& t : query.none)
        out += "-" + term(t) + " ";
    for (const SearchField& f : query.fields) {
        out += f.name + (f.party.empty() ? "" : "." + f.party) + signs[static_cast<int>(f.op)] + f.value;
        if (f.name == "amount") out += "(" + f.number.to_string() + ")";
        if (!f.days.first.empty()) out += "(" + f.days.first + ".." + f.days.last + ")";
        if (!f.iso.empty()) out += "(" + f.iso + ")";
        out += " ";
    }
    return out;
}

std::string complaint(std::string_view text) {
    try {
        parse_search(text);
    } catch (const SearchError& error) {
        CHECK(!error.remedy.empty());
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("search query: words") {
    CHECK(read("") == "");
    CHECK(read("  port\tloan ") == "[port] [loan] ");
    CHECK(read("loan* \"safe cities\" \"big loa\"*") == "[loan]* [safe cities] [big loa]* ");
    CHECK(read("a b OR \"c d\" OR e f") == "[a] [b]|[c d]|[e] [f] ");
    CHECK(read("\"OR\" or *") == "[OR] [or] [*] ");
    CHECK(read("port -loan -\"two words\" - x") == "[port] [-] [x] -[loan] -[two words] ");
    CHECK(read("well-known http://x.org?a=b") == "[well-known] [http://x.org?a=b] ");
}

TEST_CASE("search query: fields") {
    CHECK(read("amount>1e8 currency=usd role.client=UZ status!=rejected") ==
          "amount>1e8(100000000) currency=USD role.client=UZ(UZ) status!=rejected ");
    CHECK(read("party=\"Bank of Veldia\" subject~port loan") == "[loan] party=Bank of Veldia subject~port ");
    CHECK(read("date>=2019-Q2 published<2020") ==
          "date>=2019-Q2(2019-04-01..2019-06-30) published<2020(2020-01-01..2020-12-31) ");
    CHECK(read("country=Uzbekistan hedged=no") == "country=UZ hedged=no ");
    CHECK(parse_search("loan amount<=5").asks_for_deals());
    CHECK(!parse_search("loan country=UZ lang=ru").asks_for_deals());
}

TEST_CASE("search query: what cannot be read says why") {
    CHECK(complaint("colour=red") == "no field 'colour'");
    CHECK(complaint("role=UZ") == "no field 'role'");
    CHECK(complaint("amount>much") == "amount: 'much' is no number");
    CHECK(complaint("date=soon") == "date: 'soon' is no date");
    CHECK(complaint("status=signed") == "status: 'signed' is none of its values");
    CHECK(complaint("status>agreed") == "status: values of this field are not larger or smaller");
    CHECK(complaint("amount~5") == "amount: ~ is for text");
    CHECK(complaint("country=Atlantis") == "country: 'Atlantis' is no country");
    CHECK(complaint("currency=") == "currency: has no value");
    CHECK(complaint("\"open") == "a quotation mark is not closed");
    CHECK(complaint("-status=agreed") == "a field cannot be excluded by a minus");
    for (const char* text : {"OR a", "a OR", "a OR OR b", "a OR -b", "lang=ru OR a"})
        CHECK(complaint(text) == "OR stands between two words");
    CHECK(complaint("a OR lang=ru") == "OR stands between words, not fields");
}
