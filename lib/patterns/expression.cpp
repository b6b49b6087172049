#include <dossier/patterns/expression.h>
#include <dossier/patterns/fold.h>
#include <dossier/text/tokenizer.h>

#include <algorithm>

namespace dossier::patterns {
namespace {

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}
bool is_word(char c) {
    return is_name(c) || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

Node token_node(ClassExpression cls) {
    Node node;
    node.kind = Node::Kind::token;
    node.token = std::move(cls);
    return node;
}

// A class in disjunctive form is no longer: a negated union of unions multiplies out.
constexpr std::size_t most_terms = 4096;

class Parser {
  public:
    Parser(std::string_view text, const Definitions& definitions, std::vector<std::string>& open)
        : text_(text), definitions_(definitions), open_(open) {}

    Node parse() {
        Node node = choice();
        if (at_ < text_.size()) fail("unexpected '" + std::string(1, text_[at_]) + "'", "close or remove it");
        return node;
    }

    ClassExpression parse_class_text() {
        ClassExpression out = class_or();
        skip();
        if (at_ < text_.size())
            fail("unexpected '" + std::string(1, text_[at_]) + "' in a class", "use a|b, a&b, !a");
        return out;
    }

  private:
    [[noreturn]] void fail(const std::string& reason, const std::string& remedy) const {
        throw ExpressionError{at_, reason, remedy};
    }
    void skip() {
        while (at_ < text_.size() && is_space(text_[at_]))
            ++at_;
    }
    bool eat(char c) {
        skip();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    void expect(char c) {
        if (!eat(c)) fail(std::string("'") + c + "' is missing", std::string("add '") + c + "'");
    }
    bool more() {
        skip();
        return at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')';
    }

    Node choice() {
        Node first = sequence();
        skip();
        if (at_ >= text_.size() || text_[at_] != '|') return first;
        Node node;
        node.kind = Node::Kind::choice;
        node.children.push_back(std::move(first));
        while (eat('|'))
            node.children.push_back(sequence());
        return node;
    }

    Node sequence() {
        Node node;
        while (more())
            node.children.push_back(item());
        return node;
    }

    Node item() {
        skip();
        std::size_t start = at_;
        std::size_t end = at_;
        while (end < text_.size() && is_name(text_[end]))
            ++end;
        if (end > start && end < text_.size() && text_[end] == ':') {
            Node node;
            node.kind = Node::Kind::group;
            node.name = std::string(text_.substr(start, end - start));
            at_ = end + 1;
            skip();
            node.children.push_back(atom());
            return repeated(std::move(node));
        }
        return repeated(atom());
    }

    Node repeated(Node node) {
        while (at_ < text_.size()) {
            char c = text_[at_];
            int min = 0, max = -1;
            if (c == '?') {
                max = 1;
            } else if (c == '+') {
                min = 1;
            } else if (c == '{' && at_ + 1 < text_.size() && text_[at_ + 1] >= '0' && text_[at_ + 1] <= '9') {
                bounds(min, max);
            } else if (c != '*') {
                break;
            }
            if (c != '{') ++at_;
            Node outer;
            outer.kind = Node::Kind::repeat;
            outer.min = min;
            outer.max = max;
            outer.children.push_back(std::move(node));
            node = std::move(outer);
        }
        return node;
    }

    void bounds(int& min, int& max) {
        std::size_t close = text_.find('}', at_);
        if (close == std::string_view::npos) fail("'}' is missing", "write {2,5}");
        std::string inside(text_.substr(at_ + 1, close - at_ - 1));
        std::size_t comma = inside.find(',');
        auto number = [&](const std::string& digits) {
            if (digits.empty() || digits.size() > 3 ||
                digits.find_first_not_of("0123456789") != std::string::npos)
                fail("'" + inside + "' is no repetition", "write {2} or {2,5}, up to 999");
            return std::stoi(digits);
        };
        min = number(inside.substr(0, comma));
        max = comma == std::string::npos ? min : number(inside.substr(comma + 1));
        if (max < min) fail("the repetition ends before it begins", "write {least,most}");
        at_ = close + 1;
    }

    Node atom() {
        skip();
        if (at_ >= text_.size()) fail("something is missing at the end", "add a token, {class} or (group)");
        char c = text_[at_];
        if (c == '~') {
            ++at_;
            return glued(atom());
        }
        if (c == '(') {
            ++at_;
            Node node = choice();
            expect(')');
            return node;
        }
        if (c == '{') return class_atom();
        if (c == '<') return phrase();
        if (c == '.') {
            ++at_;
            return token_node({{{{"eos", true}}}});
        }
        if (c == '"') return quoted();
        if (is_word(c)) return word();
        fail("unexpected '" + std::string(1, c) + "'", "put punctuation in double quotes");
    }

    Node glued(Node node) {
        if (node.kind == Node::Kind::token) {
            node.token = conjunction(node.token, {{{{"glued", false}}}});
        } else if (!node.children.empty() && node.kind == Node::Kind::sequence) {
            node.children[0] = glued(std::move(node.children[0]));
        } else {
            fail("~ wants a token after it", "write ~{class}, ~\"text\" or ~word");
        }
        return node;
    }

    Node class_atom() {
        std::size_t close = text_.find('}', at_);
        if (close == std::string_view::npos) fail("'}' is missing", "close the class");
        Parser inner(text_.substr(at_ + 1, close - at_ - 1), definitions_, open_);
        try {
            ClassExpression cls = inner.parse_class_text();
            at_ = close + 1;
            return token_node(std::move(cls));
        } catch (ExpressionError& e) {
            e.offset += at_ + 1;
            throw;
        }
    }

    Node phrase() {
        std::size_t close = text_.find('>', at_);
        if (close == std::string_view::npos) fail("'>' is missing", "close the phrase name");
        std::string name(text_.substr(at_ + 1, close - at_ - 1));
        const std::string* expression = definitions_.phrase(name);
        if (!expression)
            fail("no phrase is called <" + name + ">", "define it under [phrases] or correct the name");
        if (std::find(open_.begin(), open_.end(), name) != open_.end())
            fail("phrase <" + name + "> contains itself", "rules are finite-state: unroll the recursion");
        open_.push_back(name);
        Node node;
        try {
            node = Parser(*expression, definitions_, open_).parse();
        } catch (ExpressionError& e) {
            throw ExpressionError{at_, "in phrase <" + name + ">: " + e.reason, e.remedy};
        }
        open_.pop_back();
        at_ = close + 1;
        return node;
    }

    Node literal(std::string_view text) {
        Node node;
        for (const std::string& token : literal_tokens(text))
            node.children.push_back(token_node({{{{"=" + fold(token), false}}}}));
        if (node.children.empty()) fail("an empty literal", "remove it");
        if (node.children.size() == 1) {
            Node single = std::move(node.children[0]);
            return single;
        }
        return node;
    }

    Node quoted() {
        std::size_t close = text_.find('"', at_ + 1);
        if (close == std::string_view::npos) fail("a quote is not closed", "add \"");
        Node node = literal(text_.substr(at_ + 1, close - at_ - 1));
        at_ = close + 1;
        return node;
    }

    Node word() {
        std::size_t end = at_;
        while (end < text_.size() && is_word(text_[end]))
            ++end;
        Node node = literal(text_.substr(at_, end - at_));
        at_ = end;
        return node;
    }

    ClassExpression conjunction(const ClassExpression& a, const ClassExpression& b) const {
        if (a.size() * b.size() > most_terms)
            fail("the class multiplies out to more than " + std::to_string(most_terms) + " terms",
                 "name the words it is about in a list, and ask for that");
        ClassExpression out;
        for (const auto& x : a)
            for (const auto& y : b) {
                ClassTerm term = x;
                term.literals.insert(term.literals.end(), y.literals.begin(), y.literals.end());
                out.push_back(std::move(term));
            }
        return out;
    }

    // not (A or B) = not A and not B, each again in disjunctive form.
    ClassExpression negation(const ClassExpression& e) const {
        ClassExpression out{ClassTerm{}};
        for (const auto& term : e) {
            ClassExpression any;
            for (auto literal : term.literals) {
                literal.negated = !literal.negated;
                any.push_back({{literal}});
            }
            out = conjunction(out, any);
        }
        return out;
    }

    ClassExpression class_or() {
        ClassExpression out = class_and();
        while (eat('|'))
            for (auto& term : class_and())
                out.push_back(std::move(term));
        return out;
    }
    ClassExpression class_and() {
        ClassExpression out = class_not();
        while (eat('&'))
            out = conjunction(out, class_not());
        return out;
    }
    ClassExpression class_not() {
        if (eat('!')) return negation(class_not());
        skip();
        std::size_t start = at_;
        if (at_ < text_.size() && text_[at_] == '=') {
            while (at_ < text_.size() && text_[at_] != '|' && text_[at_] != '&' && !is_space(text_[at_]))
                ++at_;
            return {{{{"=" + fold(text_.substr(start + 1, at_ - start - 1)), false}}}};
        }
        while (at_ < text_.size() && is_name(text_[at_]))
            ++at_;
        if (at_ == start) fail("a class name is missing", "name a list, map, mark or shape");
        std::string name(text_.substr(start, at_ - start));
        const std::string* alias = definitions_.class_alias(name);
        if (!alias) return {{{{name, false}}}};
        if (std::find(open_.begin(), open_.end(), "=" + name) != open_.end())
            fail("class " + name + " contains itself", "spell one of them out");
        open_.push_back("=" + name);
        ClassExpression out;
        try {
            out = Parser(*alias, definitions_, open_).parse_class_text();
        } catch (ExpressionError& e) {
            throw ExpressionError{start, e.reason, e.remedy};
        }
        open_.pop_back();
        return out;
    }

    std::string_view text_;
    const Definitions& definitions_;
    std::vector<std::string>& open_;  // phrases and aliases being expanded
    std::size_t at_ = 0;
};

std::string dump_class(const ClassExpression& token) {
    std::string out;
    for (const ClassTerm& term : token) {
        out += out.empty() ? "" : "|";
        for (std::size_t i = 0; i < term.literals.size(); ++i)
            out += (i ? "&" : "") + std::string(term.literals[i].negated ? "!" : "") + term.literals[i].name;
    }
    return out;
}

}  // namespace

Node parse_expression(std::string_view expression, const Definitions& definitions) {
    std::vector<std::string> open;
    return Parser(expression, definitions, open).parse();
}

ClassExpression parse_class(std::string_view text, const Definitions& definitions) {
    std::vector<std::string> open;
    return Parser(text, definitions, open).parse_class_text();
}

std::string dump(const Node& node) {
    auto joined = [&](const char* between) {
        std::string out = "(";
        for (std::size_t i = 0; i < node.children.size(); ++i)
            out += (i ? between : "") + dump(node.children[i]);
        return out + ")";
    };
    switch (node.kind) {
        case Node::Kind::token:
            return "{" + dump_class(node.token) + "}";
        case Node::Kind::sequence:
            return node.children.size() == 1 ? dump(node.children[0]) : joined(" ");
        case Node::Kind::choice:
            return joined(" | ");
        case Node::Kind::group:
            return node.name + ":" + dump(node.children[0]);
        case Node::Kind::repeat:
            return dump(node.children[0]) + "{" + std::to_string(node.min) + "," +
                   (node.max < 0 ? "" : std::to_string(node.max)) + "}";
    }
    return {};
}

namespace {

// Letters of ASCII alone with blanks between them, which need no tokenizer; none of any other text.
std::vector<std::string> plain_words(std::string_view text) {
    const auto is_plain = [](char c) { return c == ' ' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
    std::vector<std::string> words;
    if (!std::all_of(text.begin(), text.end(), is_plain)) return words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace

std::vector<std::string> literal_tokens(std::string_view text) {
    if (auto words = plain_words(text); !words.empty()) return words;
    Tokenizer tokenizer;  // an Analyser would know abbreviations and furniture too, at a price
    TokenStream stream;
    std::vector<Token> tokens;
    tokenizer.run(text, tokens, stream);
    std::vector<std::string> out;
    for (const Token& token : tokens)
        out.emplace_back(text.substr(token.begin, token.length()));
    return out;
}

}  // namespace dossier::patterns
