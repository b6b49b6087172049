#include <dossier/patterns/compile_expression.h>
#include <dossier/patterns/expression.h>

#include <doctest/doctest.h>

#include <map>

using namespace dossier::patterns;

namespace {

struct Names : Definitions {
    std::map<std::string, std::string> phrases = {
        {"np", "{det}? {noun}"}, {"loop", "a <loop>"}, {"bad", "(a"}};
    std::map<std::string, std::string> classes = {
        {"name", "capital|upper"},
        {"self", "self|a"},
        {"wide", "a&b&c&d|e&f&g&h|i&j&k&l|m&n&o&p|q&r&s&t|u&v&w&x|y&z&aa&ab"}};
    const std::string* phrase(const std::string& name) const override { return find(phrases, name); }
    const std::string* class_alias(const std::string& name) const override { return find(classes, name); }
    static const std::string* find(const std::map<std::string, std::string>& in, const std::string& name) {
        auto it = in.find(name);
        return it == in.end() ? nullptr : &it->second;
    }
};

}  // namespace

TEST_CASE("expressions read as written") {
    const std::pair<const char*, const char*> cases[] = {
        {"{month} {d-year}", "({month} {d-year})"},
        {"{a|b&!c}", "{a|b&!c}"},
        {"{!(a)}", nullptr},
        {"{!a}", "{!a}"},
        {"{name&!a}", "{capital&!a|upper&!a}"},
        {"{!name}", "{!capital&!upper}"},
        {"per cent", "({=per} {=cent})"},
        {"\"so-called\"", "({=so} {=-} {=called})"},
        {"Bank", "{=bank}"},
        {"~{scale}", "{scale&glued}"},
        {"~\"-\"", "{=-&glued}"},
        {"a? b* c+ d{2,5} e{3}", "({=a}{0,1} {=b}{0,} {=c}{1,} {=d}{2,5} {=e}{3,3})"},
        {"day:{d-small} (x | y z)", "(day:{d-small} ({=x} | ({=y} {=z})))"},
        {"who:( {a} {b}? )", "who:({a} {b}{0,1})"},
        {".", "{!eos}"},
        {"<np> of", "(({det}{0,1} {noun}) {=of})"},
    };
    for (const auto& [written, expected] : cases) {
        const char* text = written;
        CAPTURE(text);
        if (expected) {
            CHECK(dump(parse_expression(text, Names())) == expected);
        } else {
            CHECK_THROWS_AS(parse_expression(text, Names()), ExpressionError);
        }
    }
}

TEST_CASE("mistakes are named with their place") {
    struct Case {
        const char* text;
        std::size_t offset;
        const char* reason;
    };
    const Case cases[] = {
        {"{month", 0, "'}' is missing"},
        {"(a b", 4, "')' is missing"},
        {"a )", 2, "unexpected ')'"},
        {"a ; b", 2, "unexpected ';'"},
        {"\"a", 0, "a quote is not closed"},
        {"a {", 2, "'}' is missing"},
        {"<no>", 0, "no phrase is called <no>"},
        {"<loop>", 0, "in phrase <loop>: phrase <loop> contains itself"},
        {"b <bad>", 2, "in phrase <bad>: ')' is missing"},
        {"{self}", 1, "class self contains itself"},
        {"a{5,2}", 1, "the repetition ends before it begins"},
        {"{!wide}", 6, "the class multiplies out to more than 4096 terms"},
        {"{a&}", 3, "a class name is missing"},
        {"who:", 4, "something is missing at the end"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        try {
            parse_expression(c.text, Names());
            FAIL("no error");
        } catch (const ExpressionError& e) {
            CHECK(e.offset == c.offset);
            CHECK(e.reason == c.reason);
            CHECK_FALSE(e.remedy.empty());
        }
    }
}

TEST_CASE("the longest match of an expression is known, or bounded") {
    const std::pair<const char*, std::size_t> cases[] = {
        {"a", 1},   {"a b? (c | d e f)", 5}, {"(a b){2,3}", 6}, {"a{1,4} who:(b c)", 6}, {"a b*", 24},
        {"a+", 24}, {"(a b c){2,20}", 24},   {"<np> of", 3},
    };
    for (const auto& one : cases) {
        CAPTURE(one.first);
        CHECK(longest_match(parse_expression(one.first, Names()), 24) == one.second);
    }
}
